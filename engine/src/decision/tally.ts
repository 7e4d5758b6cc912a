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

export class Tally {
  /** Of the window, in milliseconds. */
  readonly length: number;
  /** Whose it is, and of which counter: numbers of a `CounterBook`. */
  readonly owner: number;
  readonly counter: number;
  /** The latest window that was charged, and its count. */
  #index: number;
  #count: Count;
  #timeless: Count | undefined;
  /** Counts of windows up to this one have been dropped. */
  #forgotten: number;

  constructor(owner: number, counter: number, length: number, index: number, forgotten: number) {
    this.length = length;
    this.owner = owner;
    this.counter = counter;
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
  find(index: number, retired: RetiredWindows): Count | undefined {
    if (index === this.#index) return this.#count;
    const older = index < this.#index ? retired.find(this, index) : undefined;
    if (older !== undefined || index > this.#forgotten) return older;
    return Count.withoutBound();
  }

  /** The count of a window, to be charged. Tells `retired` which older window is now kept beside the latest. */
  open(index: number, retired: RetiredWindows): Count {
    if (index === this.#index) return this.#count;
    if (index < this.#index) {
      const older = retired.find(this, index);
      if (older !== undefined) return older;
    }
    const count = this.#fresh(index);
    if (index < this.#index) retired.add(this, index, count);
    else {
      retired.add(this, this.#index, this.#count);
      this.#index = index;
      this.#count = count;
    }
    return count;
  }

  openTimeless(): Count {
    this.#timeless ??= new Count();
    return this.#timeless;
  }

  /** An older window was dropped. Should a call come for it again, its count has no upper bound. */
  forget(index: number): void {
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
  readonly #counts: Count[] = [];
  #next = 0;
  /** Made when the first call comes for an older window, which in most replays none does. */
  #byTally: Map<Tally, Map<number, Count>> | undefined;

  constructor(most: number) {
    this.#most = most;
  }

  add(tally: Tally, index: number, count: Count): void {
    const at = this.#next;
    this.#forget(at);
    this.#tallies[at] = tally;
    this.#indexes[at] = index;
    this.#counts[at] = count;
    this.#next = at + 1 === this.#most ? 0 : at + 1;
    if (this.#byTally !== undefined) remember(this.#byTally, tally, index, count);
  }

  find(tally: Tally, index: number): Count | undefined {
    if (this.#byTally === undefined) {
      this.#byTally = new Map();
      for (const [at, kept] of this.#tallies.entries()) {
        const count = this.#counts[at];
        if (count !== undefined) remember(this.#byTally, kept, this.#indexes[at] ?? 0, count);
      }
    }
    return this.#byTally.get(tally)?.get(index);
  }

  #forget(at: number): void {
    const tally = this.#tallies[at];
    if (tally === undefined) return;
    const index = this.#indexes[at] ?? 0;
    tally.forget(index);
    const counts = this.#byTally?.get(tally);
    counts?.delete(index);
    if (counts?.size === 0) this.#byTally?.delete(tally);
  }
}

function remember(byTally: Map<Tally, Map<number, Count>>, tally: Tally, index: number, count: Count): void {
  const counts = byTally.get(tally);
  if (counts === undefined) byTally.set(tally, new Map([[index, count]]));
  else counts.set(index, count);
}
