import { itemsOf, memberOf } from '@mcp-policy/engine';
import type { PolicyIndex } from '../judgement/policy-index.ts';
import { changeContainer } from './change.ts';
import { containerOf } from './container.ts';
import { applyEdits, type Edit } from './edit.ts';
import type { ListItem } from './list-item.ts';
import type { Style } from './style.ts';

/** The edits that make a rule of each condition of a rule, each with its message; undefined when there is but one condition. */
export function splitIntoRules(
  { document: { text } }: PolicyIndex,
  style: Style,
  { placed, property, node, at }: ListItem,
): { readonly count: number; readonly edits: readonly Edit[] } | undefined {
  const count = itemsOf(memberOf(node, 'conditions')).length;
  const list = containerOf(text, property.value, placed.offset);
  const conditions = containerOf(text, memberOf(node, 'conditions'), placed.offset);
  if (!list || !conditions || count < 2) return undefined;
  const start = node.offset + placed.offset;
  const source = text.slice(start, start + node.length);
  const insert = conditions.children.map((_, kept) => {
    const others = new Set(conditions.children.flatMap((_, other) => (other === kept ? [] : [other])));
    const edits = changeContainer(conditions, style, { remove: others });
    return {
      value: undefined,
      source: applyEdits(
        source,
        edits.map((edit) => ({ ...edit, offset: edit.offset - start })),
      ),
    };
  });
  return { count, edits: changeContainer(list, style, { remove: new Set([at]), insert, after: at }) };
}
