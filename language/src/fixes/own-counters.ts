import { freeCounter } from '@mcp-policy/mcp';
import { replaceNode } from '../edits/policy-edits.ts';
import { sharersOf, usedCounters } from '../judgement/counters.ts';
import { countOf } from '../words/quote.ts';
import { type FixProvider, textOf } from './contract.ts';

const windows = ['minute', 'hour', 'day'] as const;

/** Gives each tool a count of its own where several share one; `all_tools` keeps the name, else the first. */
export const ownCounters: FixProvider = {
  codes: ['limits/shared-counter'],
  one({ facts, index }, { data }) {
    const counter = textOf(data, 'counter');
    const window = windows.find((one) => one === textOf(data, 'window'));
    if (counter === undefined || !window) return [];
    const used = new Set(usedCounters(facts.parsed));
    const sharers = sharersOf(index.document, { counter, window });
    const edits = sharers.slice(1).flatMap(({ limit, placed }) => {
      if (!placed) return [];
      const own = freeCounter(placed.entry.name, used);
      used.add(own);
      return [replaceNode(limit.counterSpan, own, placed.offset)];
    });
    if (edits.length === 0) return [];
    const title = `Give each of the ${countOf(sharers.length, 'limit')} a count of its own (allows more calls)`;
    return [{ title, edits, meaning: 'loosens', preferred: false }];
  },
};
