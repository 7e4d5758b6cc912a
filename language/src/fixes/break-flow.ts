import { approvalMessage } from '@mcp-policy/mcp';
import { addToRules, changePolicy } from '../edits/policy-edits.ts';
import { smallestCut } from '../judgement/flows.ts';
import { countOf, quoteNames } from '../words/quote.ts';
import { type Fix, type FixProvider, textsOf } from './contract.ts';

/** More tools than this nobody takes away at once. */
const most = 8;

/** The smallest changes that break the path of data out: to hide the fewest tools that it needs, or have a person agree. Never unasked. */
export const breakFlow: FixProvider = {
  codes: ['risk/exfiltration-path'],
  applies: (data) => cut(data).length > 0,
  one({ index, style }, { data }) {
    const names = cut(data);
    if (names.length === 0) return [];
    const which = names.length > 3 ? countOf(names.length, 'tool') : quoteNames(names);
    const hidden = changePolicy(index, style, { hide: names, removeEntries: new Set(names) });
    const placed = names.flatMap((name) => index.entries.get(name) ?? []);
    const rule = { conditions: [], on_deny: approvalMessage };
    const asked = placed.map((entry) => addToRules(index.document.text, entry, style, 'deny_if', [rule]));
    const fixes: Fix[] = [];
    if (hidden && hidden.length > 0)
      fixes.push({ title: `Hide ${which}`, edits: hidden, meaning: 'tightens', preferred: false });
    const edits = asked.flatMap((one) => one ?? []);
    if (placed.length === names.length && asked.every((one) => one !== undefined))
      fixes.push({ title: `Require human approval for ${which}`, edits, meaning: 'tightens', preferred: false });
    return fixes;
  },
};

function cut(data: Parameters<typeof textsOf>[0]): readonly string[] {
  const names = smallestCut({
    reads: textsOf(data, 'reads'),
    brings: textsOf(data, 'brings'),
    sends: textsOf(data, 'sends'),
  });
  return names.length > most ? [] : names;
}
