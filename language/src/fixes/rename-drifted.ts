import { replaceNode } from '../edits/policy-edits.ts';
import { mentionsOf } from '../judgement/names.ts';
import { isHidden } from '../judgement/policy-index.ts';
import { protectionOf } from '../judgement/protection.ts';
import { quoteName } from '../words/quote.ts';
import { type FixContext, type FixProvider, textOf } from './contract.ts';

/** Gives a tool the name that the server lists it under now, in every place of the policy. */
export const renameDrifted: FixProvider = {
  codes: ['drift/tool-renamed'],
  one(context, { data }) {
    const { index } = context;
    const name = textOf(data, 'tool');
    const to = textOf(data, 'to');
    // A name that stands there already has rules of its own: which of them are to hold is for the author to say.
    if (name === undefined || to === undefined || index.entries.has(to) || index.hidden.has(to)) return [];
    if (!index.readable) return [];
    const edits = mentionsOf(index.document, { kind: 'tool', name }).map((mention) => replaceNode(mention, to));
    if (edits.length === 0) return [];
    const allows = allowsMore(context, name, to);
    return [
      {
        title: `Rename to ${quoteName(to)} everywhere${allows ? ' (allows its calls)' : ''}`,
        edits,
        meaning: allows ? 'loosens' : 'changes',
        preferred: true,
      },
    ];
  },
};

/** Whether calls of the later name are denied now, and would not all be with the rules of the earlier one. */
function allowsMore({ index }: FixContext, name: string, to: string): boolean {
  const placed = index.entries.get(name);
  if (!placed || index.default !== 'deny' || isHidden(index, name) || isHidden(index, to)) return false;
  return placed.entry.rules === undefined || protectionOf(placed.entry.rules, index.sharedCap).kind !== 'denied';
}
