import type { PlacedEntry } from '@mcp-policy/engine';

type Entries = readonly PlacedEntry[];

/** How many entries two versions have in common at their beginning, and how many of the others at their end. */
export interface SameEnds {
  readonly head: number;
  readonly tail: number;
}

export function sameEnds(before: Entries, now: Entries): SameEnds {
  const least = Math.min(before.length, now.length);
  let head = 0;
  while (head < least && before[head]?.entry === now[head]?.entry) head++;
  let tail = 0;
  while (tail < least - head && before[before.length - 1 - tail]?.entry === now[now.length - 1 - tail]?.entry) tail++;
  return { head, tail };
}

/** What is known of each entry, where that has no other ground than the entry: `make` is asked of those only that `before` does not know. */
export function knownOfEach<T>(
  before: { readonly entries: Entries; readonly known: readonly T[] } | undefined,
  now: Entries,
  make: (entry: PlacedEntry['entry']) => T,
): readonly T[] {
  if (before === undefined) return now.map(({ entry }) => make(entry));
  const { head, tail } = sameEnds(before.entries, now);
  if (head === now.length && head === before.entries.length) return before.known;
  return [
    ...before.known.slice(0, head),
    ...now.slice(head, now.length - tail).map(({ entry }) => make(entry)),
    ...before.known.slice(before.known.length - tail),
  ];
}
