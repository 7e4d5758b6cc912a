import { memberOf } from '@mcp-policy/engine';
import { freeCounter } from '@mcp-policy/mcp';
import { itemAt } from '../edits/list-item.ts';
import { replaceNode } from '../edits/policy-edits.ts';
import { usedCounters } from '../judgement/counters.ts';
import type { FixProvider } from './contract.ts';

/** Gives a limit a counter of its own where it cannot share the one that it names. */
export const counterConflict: FixProvider = {
  codes: ['limits/counter-conflict'],
  one(context, { range }) {
    const item = itemAt(context.index, range.start.offset);
    const counter = memberOf(item?.node, 'counter');
    if (!item || counter?.type !== 'string') return [];
    const own = freeCounter(item.placed.entry.name, usedCounters(context.facts.parsed));
    const edits = [replaceNode(counter, own, item.placed.offset)];
    return [
      { title: `Give it a counter of its own, ${JSON.stringify(own)}`, edits, meaning: 'changes', preferred: true },
    ];
  },
};
