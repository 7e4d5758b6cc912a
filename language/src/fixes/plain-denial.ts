import { memberOf } from '@mcp-policy/engine';
import { changeContainer } from '../edits/change.ts';
import { containerOf } from '../edits/container.ts';
import type { Edit } from '../edits/edit.ts';
import { itemAt, type ListItem, removeItem } from '../edits/list-item.ts';
import { addToRules } from '../edits/policy-edits.ts';
import { quoteName } from '../words/quote.ts';
import type { FixContext, FixProvider } from './contract.ts';

/** Says plainly what a limit of no call says in a roundabout way: every call is denied. */
export const plainDenial: FixProvider = {
  codes: ['limits/zero'],
  one(context, { range }) {
    const item = itemAt(context.index, range.start.offset);
    if (item?.list !== 'limits') return [];
    const message = memberOf(item.node, 'on_deny');
    const onDeny = message?.type === 'string' && message.value !== '' ? message.value : 'This tool is not permitted.';
    const edits = replaceByDenial(context, item, { conditions: [], on_deny: onDeny });
    if (!edits) return [];
    const title = `Deny every call of ${quoteName(item.placed.entry.name)} by a rule instead`;
    return [
      {
        title,
        edits,
        meaning: 'tightens',
        preferred: true,
      },
    ];
  },
};

/** The edits that take a limit out and put in a rule of `deny_if`, in one go where both are keys of the same object. */
function replaceByDenial({ index, style }: FixContext, item: ListItem, rule: unknown): readonly Edit[] | undefined {
  const { text } = index.document;
  const { placed, property, count } = item;
  const rules = placed.entry.node.value;
  if (rules?.type !== 'object') return undefined;
  const denies = rules.properties.some(({ key }) => key.value === 'deny_if');
  if (count === 1 && !denies) {
    const container = containerOf(text, rules, placed.offset);
    const remove = new Set([rules.properties.indexOf(property)]);
    return container && changeContainer(container, style, { remove, insert: [{ key: 'deny_if', value: [rule] }] });
  }
  const denial = addToRules(text, placed, style, 'deny_if', [rule]);
  return denial && [...removeItem(index, style, item), ...denial];
}
