import { changePolicy, replaceNode } from '../edits/policy-edits.ts';
import type { FixContext } from '../fixes/contract.ts';
import { knownTools } from '../judgement/tools.ts';
import { unlistedTools } from '../judgement/unlisted.ts';
import { countOf } from '../words/quote.ts';
import type { Refactoring, RefactoringProvider } from './contract.ts';
import { touches } from './selection.ts';

/** Offered on the value of `default`. */
export const denyByDefaultKeeping: RefactoringProvider = (context, selection) => {
  const place = context.index.head.default;
  return place && touches(selection, place) ? keepingToday(context) : [];
};

/**
 * Turns `default: "allow"` round and lists what it lets through today: every tool of the snapshot is decided as before, and
 * one that the server adds tomorrow is denied. Without a snapshot nobody knows what that is.
 */
export function keepingToday({ facts, index, style }: FixContext): readonly Refactoring[] {
  const place = index.head.default;
  if (place?.value !== 'allow' || !index.readable || !knownTools(facts)) return [];
  const tools = unlistedTools(facts).filter(({ name }) => name !== '' && !name.includes('*'));
  const listing = changePolicy(index, style, { addEntries: tools.map(({ name }) => ({ name, rules: {} })) });
  if (!listing) return [];
  const count = countOf(tools.length, 'tool');
  const what = tools.length === 0 ? 'every tool of the snapshot is named already' : `list the ${count} allowed today`;
  return [
    {
      title: `Deny by default, and ${what}`,
      kind: 'denyByDefault',
      meaning: 'tightens',
      edits: [replaceNode(place, 'deny'), ...listing],
    },
  ];
}
