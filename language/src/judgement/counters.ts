import {
  CountMap,
  type Limit,
  type ParsedPolicy,
  type PlacedEntry,
  type PolicyDocument,
  type ToolEntry,
} from '@mcp-policy/engine';
import { ofNewest, whole } from './of-newest.ts';
import type { PolicyIndex } from './policy-index.ts';

/** The limits of an entry; none when its form is wrong. */
export function limitsOf(entry: ToolEntry): readonly Limit[] {
  return entry.rules?.limits ?? [];
}

/** The names of all counters that a policy uses. */
export const usedCounters = ofNewest(
  ({ document }: ParsedPolicy) => document.lineage,
  whole,
  ({ document: { head, entries } }): ReadonlySet<string> => {
    const limits = [...head.allToolsLimits, ...entries.flatMap(({ entry }) => limitsOf(entry))];
    return new Set(limits.map((limit) => limit.counter));
  },
);

/** A limit with the entry that it stands in; without one it is of `all_tools`. */
export interface PlacedLimit {
  readonly limit: Limit;
  readonly placed: PlacedEntry | undefined;
}

/** The limits that use the count of a counter and window, those of `all_tools` first. */
export function sharersOf(
  { head, entries }: PolicyDocument,
  { counter, window }: Pick<Limit, 'counter' | 'window'>,
): readonly PlacedLimit[] {
  const uses = (limit: Limit) => limit.counter === counter && limit.window === window;
  return [
    ...head.allToolsLimits.filter(uses).map((limit) => ({ limit, placed: undefined })),
    ...entries.flatMap((placed) =>
      limitsOf(placed.entry)
        .filter(uses)
        .map((limit) => ({ limit, placed })),
    ),
  ];
}

/** All limits by the count that they use, in the order of the decision; found once a version. */
export const limitsByCount = ofNewest(({ document }: PolicyIndex) => document.lineage, whole, groupByCount);

function groupByCount(index: PolicyIndex): CountMap<readonly PlacedLimit[]> {
  const found = new CountMap<PlacedLimit[]>();
  const add = (limit: Limit, placed: PlacedEntry | undefined) => {
    const same = found.get(limit);
    if (same) same.push({ limit, placed });
    else found.add(limit, [{ limit, placed }]);
  };
  for (const limit of index.head.allToolsLimits) add(limit, undefined);
  for (const placed of index.document.entries) for (const limit of limitsOf(placed.entry)) add(limit, placed);
  return found;
}
