import type { Limit, PlacedEntry, Window } from '@mcp-policy/engine';
import { freeCounter } from '@mcp-policy/mcp';
import type { Edit } from '../edits/edit.ts';
import { addToRules, replaceNode } from '../edits/policy-edits.ts';
import type { FixContext } from '../fixes/contract.ts';
import { usedCounters } from '../judgement/counters.ts';
import { wordsOf } from '../words/near.ts';
import { countOf } from '../words/quote.ts';
import type { Refactoring, RefactoringProvider } from './contract.ts';
import { selectedEntries } from './selection.ts';

const windows: readonly Window[] = ['minute', 'hour', 'day'];

/**
 * Makes one budget of the limits of several selected tools: their counters get one name. A selected tool that has no such
 * limit gets the smallest of the others'. Each keeps its own `max`, so that none may be called more often than before.
 */
export const shareCounter: RefactoringProvider = (context, selection) => {
  if (selection.start === selection.end) return [];
  const entries = selectedEntries(context.index, selection);
  if (entries.length < 2 || entries.some(({ entry }) => entry.rules === undefined)) return [];
  return windows.flatMap((window): Refactoring[] => {
    const edits = share(context, entries, window);
    if (!edits) return [];
    const title = `Let ${countOf(entries.length, 'tool')} share one count a ${window} (a call of one leaves less for the others)`;
    return [{ title, kind: 'shareCounter', meaning: 'tightens', edits }];
  });
};

function share({ facts, index, style }: FixContext, entries: readonly PlacedEntry[], window: Window) {
  const limits = entries.map((placed) => ({ placed, limit: callLimit(placed, window) }));
  const present = limits.flatMap(({ limit }) => limit ?? []);
  const smallest = [...present].sort((a, b) => Number(a.max) - Number(b.max))[0];
  if (!smallest) return undefined;
  const counters = new Set(present.map((limit) => limit.counter));
  if (present.length === entries.length && counters.size === 1) return undefined;
  const counter = freeCounter(commonName(entries.map(({ entry }) => entry.name)), usedCounters(facts.parsed));
  const edits: Edit[] = [];
  for (const { placed, limit } of limits) {
    if (limit) {
      edits.push(replaceNode(limit.counterSpan, counter, placed.offset));
      continue;
    }
    const added = { counter, window, max: Number(smallest.max), scope: 'grant' };
    const change = addToRules(index.document.text, placed, style, 'limits', [added]);
    if (!change) return undefined;
    edits.push(...change);
  }
  return edits;
}

/** The limit of an entry that counts calls in a window. */
function callLimit({ entry }: PlacedEntry, window: Window): Limit | undefined {
  return entry.rules?.limits.find((limit) => limit.window === window && !limit.incrementFrom);
}

/** The words that all names have in common: `create_issue` and `update_issue` share `issue`. */
function commonName(names: readonly string[]): string {
  const [first = [], ...rest] = names.map(wordsOf);
  const common = first.filter((word) => rest.every((words) => words.includes(word)));
  return common.length === 0 ? 'shared' : common.join('_');
}
