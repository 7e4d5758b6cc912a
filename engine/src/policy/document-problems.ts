import type { UnplacedProblem } from '../problem.ts';
import { duplicateKey } from '../syntax/faults.ts';
import { CountMap } from './count-map.ts';
import type { Limit, PlacedEntry, PolicyDocument, PolicyHead, ToolEntry } from './model.ts';
import type { PreviousVersion } from './previous-version.ts';
import { error, quote } from './schema-words.ts';

type Parts = Pick<PolicyDocument, 'head' | 'entries'>;

/** What is wrong between the parts of a document, with absolute places: names that repeat, counters at odds. */
export function betweenProblems({ head, entries }: Parts, previous?: PreviousVersion): readonly UnplacedProblem[] {
  // Nothing was wrong, and no name and no count has come.
  if (previous?.trace.between.length === 0 && isPartOf(previous.document, { head, entries })) return [];
  return [...repeatedTools(entries), ...counterConflicts(head, entries)];
}

/** Whether all names and counts of the entries now were there before, in the same order. */
function isPartOf(before: Parts, now: Parts): boolean {
  if (!sameCounts(before.head.allToolsLimits, now.head.allToolsLimits)) return false;
  let next = 0;
  return now.entries.every(({ entry }) => {
    while (next < before.entries.length && !sameNameAndCounts(before.entries[next]?.entry, entry)) next++;
    return next++ < before.entries.length;
  });
}

function sameNameAndCounts(before: ToolEntry | undefined, now: ToolEntry): boolean {
  if (before === now) return true;
  return before?.name === now.name && sameCounts(before.rules?.limits ?? [], now.rules?.limits ?? []);
}

function sameCounts(before: readonly Limit[], now: readonly Limit[]): boolean {
  if (before === now) return true;
  return (
    before.length === now.length &&
    now.every((limit, index) => {
      const old = before[index];
      return (
        old?.counter === limit.counter &&
        old.window === limit.window &&
        old.incrementFrom?.text === limit.incrementFrom?.text
      );
    })
  );
}

function repeatedTools(entries: readonly PlacedEntry[]): UnplacedProblem[] {
  const seen = new Set<string>();
  const problems: UnplacedProblem[] = [];
  for (const { entry, offset } of entries) {
    if (seen.has(entry.name)) problems.push(duplicateKey(entry.name, offset, entry.node.key.length));
    else seen.add(entry.name);
  }
  return problems;
}

interface FirstUse {
  /** Undefined: `all_tools`. */
  readonly owner: PlacedEntry | undefined;
  readonly increment: string | undefined;
}

/** Limits on one count add up the same thing, or the count means nothing (docs/language.md, 3. The decision, in order). */
function counterConflicts(head: PolicyHead, entries: readonly PlacedEntry[]): UnplacedProblem[] {
  const firstUses = new CountMap<FirstUse>();
  const problems: UnplacedProblem[] = [];
  const check = (limit: Limit, owner: PlacedEntry | undefined): void => {
    const first = firstUses.get(limit);
    const increment = limit.incrementFrom?.text;
    if (!first) {
      firstUses.add(limit, { owner, increment });
    } else if (first.increment !== increment) {
      const { counter, window } = limit;
      const place = limit.incrementFrom ?? limit.counterSpan;
      const other = first.owner === undefined ? '"all_tools"' : quote(first.owner.entry.name);
      const message = `${quote(counter)} per ${window} counts ${measure(increment)} here, but ${measure(first.increment)} in ${other}. One count cannot add up both. Use the same "increment_from", or another counter.`;
      problems.push(
        error(
          'limits/counter-conflict',
          { offset: (owner?.offset ?? 0) + place.offset, length: place.length },
          message,
          {
            counter,
            window,
            other,
          },
        ),
      );
    }
  };
  for (const limit of head.allToolsLimits) check(limit, undefined);
  for (const placed of entries) for (const limit of placed.entry.rules?.limits ?? []) check(limit, placed);
  return problems;
}

function measure(increment: string | undefined): string {
  return increment === undefined ? 'calls' : quote(increment);
}
