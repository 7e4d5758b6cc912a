/** One counter of one grant: a count for each window (docs/language.md, 4. Counters). */
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

/** Windows before the latest, in their order. */
class OlderCounts {
  readonly #indexes: number[] = [];
  readonly #counts: Count[] = [];

  find(index: number): Count | undefined {
    const at = this.#placeOf(index);
    return this.#indexes[at] === index ? this.#counts[at] : undefined;
  }

  add(index: number, count: Count): void {
    const at = this.#placeOf(index);
    if (at === this.#indexes.length) {
      this.#indexes.push(index);
      this.#counts.push(count);
    } else {
      this.#indexes.splice(at, 0, index);
      this.#counts.splice(at, 0, count);
    }
  }

  delete(index: number): void {
    const at = this.#placeOf(index);
    if (this.#indexes[at] !== index) return;
    // The first goes first, and `shift` is cheap.
    if (at === 0) {
      this.#indexes.shift();
      this.#counts.shift();
    } else {
      this.#indexes.splice(at, 1);
      this.#counts.splice(at, 1);
    }
  }

  /** Where the window stands or would stand. Nearly always it is the latest, or the first. */
  #placeOf(index: number): number {
    let [from, to] = [0, this.#indexes.length];
    if (to > 0 && (this.#indexes[to - 1] ?? 0) < index) return to;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#indexes[middle] ?? 0) < index) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

export class Tally {
  /** Of the window, in milliseconds. */
  readonly length: number;
  /** The latest window that was charged, and its count. */
  #index: number;
  #count: Count;
  #older: OlderCounts | undefined;
  #timeless: Count | undefined;
  /** Counts of windows up to this one have been dropped. */
  #forgotten: number;

  constructor(length: number, index: number, forgotten: number) {
    this.length = length;
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
    if (index > this.#index && index > this.#forgotten) return undefined;
    const older = this.#older?.find(index);
    if (older !== undefined || index > this.#forgotten) return older;
    return Count.withoutBound();
  }

  /** The count of a window, to be charged. Tells `retired` which older window is now kept beside the latest. */
  open(index: number, retired: RetiredWindows): Count {
    if (index === this.#index) return this.#count;
    if (index < this.#index) {
      const older = this.#older?.find(index);
      if (older !== undefined) return older;
    }
    const count = this.#fresh(index);
    this.#older ??= new OlderCounts();
    if (index > this.#index) {
      const [before, counted] = [this.#index, this.#count];
      this.#index = index;
      this.#count = count;
      this.#older.add(before, counted);
      retired.add(this, before);
    } else {
      this.#older.add(index, count);
      retired.add(this, index);
    }
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

/** The older windows of all counters, in a ring: when it is full, the one that has been in it for longest is forgotten. */
export class RetiredWindows {
  readonly #most: number;
  readonly #tallies: Tally[] = [];
  readonly #indexes: number[] = [];
  #next = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(tally: Tally, index: number): void {
    const at = this.#next;
    this.#tallies[at]?.forget(this.#indexes[at] ?? 0);
    this.#tallies[at] = tally;
    this.#indexes[at] = index;
    this.#next = at + 1 === this.#most ? 0 : at + 1;
  }
}
