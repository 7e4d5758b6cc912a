import { nodeAt, nodeAtPointer, toPointer } from '@mcp-policy/engine';
import { changeContainer } from '../edits/change.ts';
import { type Container, containerOf, toolsContainer } from '../edits/container.ts';
import { quoteName } from '../words/quote.ts';
import { type FixContext, type FixProvider, textOf } from './contract.ts';

/** Takes out a key that stands twice with the same value. Where the values differ, one of them was meant, or both together. */
export const repeatedKey: FixProvider = {
  codes: ['syntax/duplicate-key'],
  one(context, { data, range }) {
    const key = textOf(data, 'key');
    const found = key === undefined ? undefined : duplicateAt(context, range.start.offset);
    if (!found || key === undefined) return [];
    const edits = changeContainer(found.container, context.style, { remove: new Set([found.at]) });
    return [
      { title: `Remove the second ${quoteName(key)}, which says the same`, edits, meaning: 'same', preferred: true },
    ];
  },
};

interface Duplicate {
  readonly container: Container;
  readonly at: number;
}

/** The object that holds the key at an absolute offset, when an earlier property of it has the same text. */
function duplicateAt({ index }: FixContext, offset: number): Duplicate | undefined {
  const { document } = index;
  const { text, entries } = document;
  const entry = entries.findIndex((placed) => placed.offset === offset);
  if (entry !== -1) {
    const container = toolsContainer(document);
    const own = entries[entry]?.entry.text;
    const same = entries.slice(0, entry).some((placed) => placed.entry.text === own);
    return container && same ? { container, at: entry } : undefined;
  }
  const { path, onKey } = nodeAt(document, offset);
  const found = onKey ? nodeAtPointer(document, toPointer(path.slice(0, -1))) : undefined;
  if (found?.node.type !== 'object') return undefined;
  const { node, base } = found;
  const at = node.properties.findIndex(({ key }) => key.offset + base === offset);
  const container = containerOf(text, node, base);
  if (!container || at === -1) return undefined;
  const sources = container.children.map((child) => text.slice(child.offset, child.offset + child.length));
  return sources.indexOf(sources[at] ?? '') < at ? { container, at } : undefined;
}
