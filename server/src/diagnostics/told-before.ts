import { saysSame, type Told } from '@mcp-policy/language';

/** Whether two lists tell the same at two places; not past their ends. */
function isSame(before: readonly Told[], old: number, now: readonly Told[], item: number): boolean {
  const told = before[old];
  return told !== undefined && saysSame(told, now[item]);
}

/** How many at the end of two lists are the same. */
export function sameAtEnd(before: readonly Told[], now: readonly Told[]): number {
  let count = 0;
  while (isSame(before, before.length - 1 - count, now, now.length - 1 - count)) count++;
  return count;
}

/** Where the list before, up to an end, told what is told now. */
export class PlacesBefore {
  readonly #told: readonly Told[];
  readonly #end: number;
  #all: Map<Told, number> | undefined;

  constructor(told: readonly Told[], end: number) {
    this.#told = told;
    this.#end = end;
  }

  /** How many are the same from `old` of the list before and from `item` of `now` on. */
  sameFrom(old: number, now: readonly Told[], item: number, end: number): number {
    const most = Math.min(this.#end - old, end - item);
    let count = 0;
    while (count < most && isSame(this.#told, old + count, now, item + count)) count++;
    return count;
  }

  /** Where the list before told what `item` of `now` tells; looked for from `old` on. */
  placeOf(now: readonly Told[], item: number, old: number): number | undefined {
    if (this.#tells(old, now, item)) return old;
    if (this.#tells(old + 1, now, item)) return old + 1;
    // Mostly one has come, or is told otherwise.
    if (this.#tells(old, now, item + 1) || this.#tells(old + 1, now, item + 1)) return undefined;
    const told = now[item];
    const at = told && this.#places().get(told);
    return at !== undefined && at < this.#end ? at : undefined;
  }

  #tells(old: number, now: readonly Told[], item: number): boolean {
    return old < this.#end && isSame(this.#told, old, now, item);
  }

  #places(): ReadonlyMap<Told, number> {
    this.#all ??= new Map(this.#told.map((told, at) => [told, at]));
    return this.#all;
  }
}
