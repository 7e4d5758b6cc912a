import type { PlacedEntry } from './model.ts';

/** Index of the last entry that begins at an offset or before it; -1: none does. */
export function lastEntryAt(entries: readonly PlacedEntry[], offset: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.offset ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
