import { type JsonNode, nodeAt, nodeAtPointer, toPointer } from '@mcp-policy/engine';
import { insertKey } from '../edits/policy-edits.ts';
import { type FixContext, type FixProvider, textOf } from './contract.ts';

/** Keys that have one right value wherever they are missing. `deny` allows least. */
const values: Readonly<Record<string, string>> = { version: '1', default: 'deny', scope: 'grant' };

/** Adds a required key. */
export const missingKey: FixProvider = {
  codes: ['schema/missing-key'],
  applies: (data) => Object.hasOwn(values, textOf(data, 'key') ?? ''),
  one(context, { data, range }) {
    const key = textOf(data, 'key');
    const value = key === undefined ? undefined : values[key];
    const place = objectAt(context, range.start.offset);
    if (key === undefined || value === undefined || !place) return [];
    const edits = insertKey(context.index.document.text, place.node, place.base, context.style, key, value);
    return edits
      ? [{ title: `Add ${JSON.stringify(key)}: ${JSON.stringify(value)}`, edits, meaning: 'changes', preferred: true }]
      : [];
  },
};

/** The object that opens at an absolute offset. */
function objectAt(
  { index }: FixContext,
  offset: number,
): { readonly node: JsonNode; readonly base: number } | undefined {
  const { document } = index;
  // Just behind the bracket stands the object itself, or its first key when no blank comes between.
  const { path, onKey } = nodeAt(document, offset + 1);
  const found = nodeAtPointer(document, toPointer(onKey ? path.slice(0, -1) : path));
  return found && found.node.offset + found.base === offset && found.node.type === 'object' ? found : undefined;
}
