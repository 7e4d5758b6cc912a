import { changePolicy } from '../edits/policy-edits.ts';
import { usedCounters } from '../judgement/counters.ts';
import { recommendTools } from '../judgement/recommendations.ts';
import { unlistedTools } from '../judgement/unlisted.ts';
import { countOf } from '../words/quote.ts';
import type { FixProvider } from './contract.ts';

/** Adds every tool of the snapshot that is named nowhere, with its recommended rule. */
export const addUnlisted: FixProvider = {
  codes: ['tools/unlisted', 'tools/nothing-allowed'],
  one({ facts, index, style }) {
    const { hide, addEntries, allowed } = recommendTools(facts, unlistedTools(facts), usedCounters(facts.parsed));
    const count = hide.length + addEntries.length;
    const edits = count === 0 ? undefined : changePolicy(index, style, { hide, addEntries });
    if (!edits) return [];
    const title = `Add ${countOf(count, 'tool')} with the recommended rules`;
    return [
      allowed === 0
        ? { title, edits, meaning: 'same', preferred: true }
        : { title: `${title} (allows calls of ${allowed})`, edits, meaning: 'loosens', preferred: true },
    ];
  },
};
