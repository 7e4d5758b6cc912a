import { changePolicy } from '../edits/policy-edits.ts';
import { usedCounters } from '../judgement/counters.ts';
import { recommendTools } from '../judgement/recommendations.ts';
import { toolsToAdd } from '../judgement/unlisted.ts';
import { countOf } from '../words/quote.ts';
import type { FixProvider } from './contract.ts';

/**
 * Adds every tool of the snapshot that is named nowhere, with its recommended rule. Never unasked: what is left out may be
 * left out on purpose.
 */
export const addUnlisted: FixProvider = {
  codes: ['tools/unlisted', 'tools/nothing-allowed'],
  applies: (data) => data?.addable !== false,
  one({ facts, index, style }, { data }) {
    if (data?.addable === false) return [];
    const { hide, addEntries, allowed } = recommendTools(facts, toolsToAdd(facts), usedCounters(facts.parsed));
    const count = hide.length + addEntries.length;
    const edits = count === 0 ? undefined : changePolicy(index, style, { hide, addEntries });
    if (!edits) return [];
    const title = `Add ${countOf(count, 'tool')} with the recommended rules`;
    return [
      allowed === 0
        ? { title, edits, meaning: 'same', preferred: false }
        : { title: `${title} (allows calls of ${allowed})`, edits, meaning: 'loosens', preferred: false },
    ];
  },
};
