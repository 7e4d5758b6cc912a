import type { SharedTexts } from '@mcp-policy/engine';
import { deepestJson, isRecord, isShallow, type JsonRecord, ownText, ownValue } from '../json.ts';
import { quoted } from '../text.ts';
import type { JsonSchema, Tool, ToolAnnotations } from './model.ts';
import { shareTexts } from './share-texts.ts';

/**
 * A listed tool with what a snapshot keeps, and in words what had to be left out. Undefined without a usable name.
 * What a server sends is judged member by member: one broken member must not hide a tool. With `texts`, the schemas of `raw` are
 * made to share them.
 */
export function readTool(
  raw: unknown,
  texts?: SharedTexts,
): { readonly tool: Tool | undefined; readonly notes: readonly string[] } {
  if (!isRecord(raw)) return { tool: undefined, notes: ['an entry of the listing is no object and was left out'] };
  const name = ownText(raw, 'name');
  if (name === undefined || name === '') {
    return { tool: undefined, notes: ['a tool without a name was left out: no policy could name it'] };
  }
  const notes: string[] = [];
  const leftOut = (member: string, why: string) => {
    notes.push(`tool ${quoted(name)}: ${member} ${why} and was left out`);
    return undefined;
  };
  const text = (member: string) => {
    const value = ownValue(raw, member);
    if (value === undefined || typeof value === 'string') return value;
    return leftOut(member, 'is no text');
  };
  const schema = (member: string): JsonSchema | undefined => {
    const value = ownValue(raw, member);
    if (value === undefined || typeof value === 'boolean') return value;
    if (!isRecord(value)) return leftOut(member, 'is no JSON Schema');
    if (!isShallow(value)) return leftOut(member, `nests deeper than ${deepestJson} levels`);
    if (texts) shareTexts(value, texts);
    return value;
  };
  const title = text('title');
  const description = text('description');
  const inputSchema = schema('inputSchema');
  const outputSchema = schema('outputSchema');
  const annotations = readAnnotations(ownValue(raw, 'annotations'), leftOut);
  return {
    tool: {
      name,
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { description }),
      ...(inputSchema === undefined ? {} : { inputSchema }),
      ...(outputSchema === undefined ? {} : { outputSchema }),
      ...(annotations === undefined ? {} : { annotations }),
    },
    notes,
  };
}

const hints = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'] as const;

/** The annotations that the protocol knows; a member of the wrong type is no claim at all. */
function readAnnotations(
  raw: unknown,
  leftOut: (member: string, why: string) => undefined,
): ToolAnnotations | undefined {
  if (raw === undefined || raw === null) return undefined;
  if (!isRecord(raw)) return leftOut('annotations', 'are no object');
  const annotations: { -readonly [K in keyof ToolAnnotations]: ToolAnnotations[K] } = {};
  const title = ownText(raw, 'title');
  if (title !== undefined) annotations.title = title;
  for (const hint of hints) {
    const value = booleanOf(raw, hint);
    if (value !== undefined) annotations[hint] = value;
    else if (ownValue(raw, hint) !== undefined) leftOut(`annotations.${hint}`, 'is neither true nor false');
  }
  return title === undefined ? sameHints(annotations) : annotations;
}

/** By what they say: most tools of a server claim what others claim. */
const hintsSaid = new Map<string, ToolAnnotations>();

/** One object for all that say the same. */
function sameHints(annotations: ToolAnnotations): ToolAnnotations {
  const said = hints.map((hint) => annotations[hint]).join();
  const known = hintsSaid.get(said) ?? annotations;
  hintsSaid.set(said, known);
  return known;
}

function booleanOf(raw: JsonRecord, key: string): boolean | undefined {
  const value = ownValue(raw, key);
  return typeof value === 'boolean' ? value : undefined;
}
