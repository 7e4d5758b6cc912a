import { nodeAt } from '@mcp-policy/engine';
import { freeCounter } from '@mcp-policy/mcp';
import { replaceNode } from '../edits/policy-edits.ts';
import { sharersOf, usedCounters } from '../judgement/counters.ts';
import { quoteName } from '../words/quote.ts';
import type { RefactoringProvider } from './contract.ts';
import { touches } from './selection.ts';

/** Gives a limit a count of its own where it shares one. The count of the others has more room then. */
export const ownCounter: RefactoringProvider = ({ facts, index }, selection) => {
  const { entry: placed, path } = nodeAt(index.document, selection.start);
  if (!placed || path[2] !== 'limits') return [];
  const limit = placed.entry.rules?.limits.find(({ offset, length }) =>
    touches(selection, { offset: offset + placed.offset, length }),
  );
  if (!limit || sharersOf(index.document, limit).length < 2) return [];
  const counter = freeCounter(placed.entry.name, usedCounters(facts.parsed));
  return [
    {
      title: `Give ${quoteName(placed.entry.name)} a count of its own (allows more calls)`,
      kind: 'ownCounter',
      meaning: 'loosens',
      edits: [replaceNode(limit.counterSpan, counter, placed.offset)],
    },
  ];
};
