/** One counter of one grant: a count for each window (docs/language.md, 4. Counters). */
import type { Window } from '../policy/model.ts';
import { type Amount, add, subtract } from './amount.ts';

/** How much was counted in a window: at least `low`, at most `high`, or without bound when `unbounded` is not 0. */
export class Count {
  low: Amount = 0;
  high: Amount = 0;
  /** How many charges had no upper end. */
  unbounded = 0;

  /** The count of a window that was forgotten. */
  static withoutBound(): Count {
    const count = new Count();
    count.unbounded = 1;
    return count;
  }

  get most(): Amount {
    return this.unbounded > 0 ? Number.POSITIVE_INFINITY : this.high;
  }

  /** `high` is `Infinity` when nothing is known of what was added. */
  charge(low: Amount, high: Amount): void {
    this.low = add(this.low, low);
    if (high === Number.POSITIVE_INFINITY) this.unbounded++;
    else this.high = add(this.high, high);
  }

  giveBack(low: Amount, high: Amount): void {
    this.low = subtract(this.low, low);
    if (high === Number.POSITIVE_INFINITY) this.unbounded--;
    else this.high = subtract(this.high, high);
  }
}

export class Tally {
  readonly window: Window;
  /** The latest window that was charged, and its count. */
  #index: number;
  #count: Count;
  #older: Map<number, Count> | undefined;
  #timeless: Count | undefined;
  /** Counts of windows up to this one have been dropped. */
  #forgotten: number;

  constructor(window: Window, index: number, forgotten: number) {
    this.window = window;
    this.#index = index;
    this.#forgotten = forgotten;
    this.#count = this.#fresh(index);
  }

  get latest(): number {
    return this.#index;
  }

  /** Charges whose time is not known: they may have been in any window. */
  get timeless(): Count | undefined {
    return this.#timeless;
  }

  /** What was counted in a window, without opening it. Undefined: nothing. */
  find(index: number): Count | undefined {
    if (index === this.#index) return this.#count;
    const older = this.#older?.get(index);
    if (older !== undefined || index > this.#forgotten) return older;
    return Count.withoutBound();
  }

  /** The count of the latest window, when that is this one. */
  current(index: number): Count | undefined {
    return index === this.#index ? this.#count : undefined;
  }

  /** The count of a window, to be charged. Tells `retire` which older window is now kept beside the latest. */
  open(index: number, retire: (index: number) => void): Count {
    if (index === this.#index) return this.#count;
    const older = this.#older?.get(index);
    if (older !== undefined) return older;
    const count = this.#fresh(index);
    const retired = Math.min(index, this.#index);
    this.#older ??= new Map();
    this.#older.set(retired, index > this.#index ? this.#count : count);
    if (index > this.#index) [this.#index, this.#count] = [index, count];
    retire(retired);
    return count;
  }

  openTimeless(): Count {
    this.#timeless ??= new Count();
    return this.#timeless;
  }

  /** Drops an older window. Should a call come for it again, its count has no upper bound. */
  forget(index: number): void {
    this.#older?.delete(index);
    this.#forgotten = Math.max(this.#forgotten, index);
  }

  #fresh(index: number): Count {
    return index > this.#forgotten ? new Count() : Count.withoutBound();
  }
}
