/** Counts per server, grant, counter name and window (docs/language.md, 4. Counters). Memory stays bounded over a year's replay. */
import type { Amount } from './amount.ts';
import { type Receipt, receiptOf } from './decision.ts';
import type { CompiledLimit, LimitPlan } from './limits.ts';
import type { Call, Counters, Decision } from './model.ts';
import { PairTable } from './pair-table.ts';
import { Count, RetiredWindows, Tally } from './tally.ts';
import { readTime } from './timestamp.ts';
import { indexAt } from './window.ts';

export interface CounterOptions {
  /**
   * The clock of calls without a `ts`, in milliseconds since the epoch; `Date.now` unless given. A clock that answers NaN
   * knows no time: then every limit is unknown. A replay gives such a one.
   */
  readonly now?: () => number;
}

/** Whose counts: a call's server and grant. */
export interface Owner {
  readonly server?: string | undefined;
  readonly grant?: string | undefined;
}

/** Older windows that are kept for calls that come late, over all counters. */
const olderWindowsKept = 16_384;
/** Counters that may be kept before those whose window is long over are dropped. */
const talliesKept = 65_536;
/** How long a window must have been over to be dropped. */
const grace = 3_600_000;

/** Makes empty counters. */
export function createCounters(options: CounterOptions = {}): Counters {
  return new CounterBook(options.now ?? Date.now);
}

export class CounterBook implements Counters {
  readonly #now: () => number;
  /** A number for each owner that was charged, by server, then by grant. */
  #owners = new Map<string | undefined, Map<string, number>>();
  #nextOwner = 0;
  /** A number for each `CompiledLimit.key`. They are kept: keys come from policies, and not from calls. */
  readonly #counters = new Map<string, number>();
  readonly #planned = new WeakMap<LimitPlan, readonly number[]>();
  /** Where the tally of an owner and a counter stands. */
  readonly #places = new PairTable();
  #tallies: Tally[] = [];
  readonly #retired = new RetiredWindows(olderWindowsKept);
  #talliesKept = talliesKept;
  /** The latest time of the live clock, which never goes back. */
  #reached = Number.NEGATIVE_INFINITY;
  #newest = Number.NEGATIVE_INFINITY;
  /** Counters without a tally may have had charges in windows that ended before this time. */
  #forgottenBefore = Number.NEGATIVE_INFINITY;
  /** How often counters were dropped. */
  #sweeps = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** When the call happens: its own `ts`, else the live clock. Undefined when that can not be read. */
  timeOf({ ts }: Call): number | undefined {
    if (ts !== undefined) return readTime(ts);
    const now = readTime(this.#now());
    if (now !== undefined && now > this.#reached) this.#reached = now;
    return now === undefined ? undefined : this.#reached;
  }

  /** How often counters were dropped: what was found before is not to be charged any more. */
  get sweeps(): number {
    return this.#sweeps;
  }

  /** The number of an owner, until the next sweep; -1 while nothing of it is kept. */
  numberOf({ server, grant = 'default' }: Owner): number {
    return this.#owners.get(server)?.get(grant) ?? -1;
  }

  /** The number of a limit's counter. */
  counterOf({ key }: CompiledLimit): number {
    const known = this.#counters.get(key);
    if (known !== undefined) return known;
    const counter = this.#counters.size;
    this.#counters.set(key, counter);
    return counter;
  }

  /** The same for each of a plan's limits. */
  countersOf(plan: LimitPlan): readonly number[] {
    let numbers = this.#planned.get(plan);
    if (numbers === undefined) {
      numbers = plan.limits.map((limit) => this.counterOf(limit));
      this.#planned.set(plan, numbers);
    }
    return numbers;
  }

  /** The tally of a counter, once it was charged. `owner` is a number of `numberOf`, `counter` one of `counterOf`. */
  find(owner: number, counter: number): Tally | undefined {
    const place = owner < 0 ? -1 : this.#places.get(owner, counter);
    return place < 0 ? undefined : this.#tallies[place];
  }

  /** What was counted at `time`; undefined when nothing was. */
  countAt(tally: Tally | undefined, { length }: CompiledLimit, time: number): Count | undefined {
    const index = indexAt(time, length);
    if (tally !== undefined) return tally.find(index, this.#retired);
    return index > this.#forgottenIndex(length) ? undefined : Count.withoutBound();
  }

  /**
   * Charges a counter; without a time in every window, since it may have been in any. `known` is its tally, when it has one.
   * Returns what was charged.
   */
  charge(
    limit: CompiledLimit,
    owner: Owner,
    known: Tally | undefined,
    time: number | undefined,
    low: Amount,
    high: Amount,
  ): Count {
    if (time !== undefined && time > this.#newest) this.#newest = time;
    const index = time === undefined ? Number.NEGATIVE_INFINITY : indexAt(time, limit.length);
    const tally = known ?? this.#openTally(limit, owner, index);
    const count = time === undefined ? tally.openTimeless() : tally.open(index, this.#retired);
    count.charge(low, high);
    return count;
  }

  giveBack(decision: Decision): void {
    receiptOf(decision)?.giveBack(this);
  }

  #openTally(limit: CompiledLimit, { server, grant = 'default' }: Owner, index: number): Tally {
    const { length } = limit;
    const grants = this.#owners.get(server) ?? new Map<string, number>();
    this.#owners.set(server, grants);
    const owner = grants.get(grant) ?? this.#nextOwner++;
    grants.set(grant, owner);
    const counter = this.counterOf(limit);
    const tally = new Tally(owner, counter, length, index, this.#forgottenIndex(length));
    this.#places.set(owner, counter, this.#tallies.push(tally) - 1);
    if (this.#tallies.length > this.#talliesKept) this.#sweep();
    return tally;
  }

  #forgottenIndex(length: number): number {
    return indexAt(this.#forgottenBefore, length) - 1;
  }

  /** Drops the counters that have not been charged for long: a recording with a grant a call must not fill the memory. */
  #sweep(): void {
    this.#sweeps++;
    const before = this.#newest - grace;
    this.#tallies = this.#tallies.filter((tally) => !isOver(tally, before));
    this.#places.clear();
    for (const [place, { owner, counter }] of this.#tallies.entries()) this.#places.set(owner, counter, place);
    const owners = new Set(this.#tallies.map(({ owner }) => owner));
    for (const [server, grants] of this.#owners) {
      for (const [grant, owner] of grants) if (!owners.has(owner)) grants.delete(grant);
      if (grants.size === 0) this.#owners.delete(server);
    }
    this.#forgottenBefore = Math.max(this.#forgottenBefore, before);
    this.#talliesKept = Math.max(talliesKept, this.#tallies.length * 2);
  }
}

/** What one decision charged. */
export class ChargeReceipt implements Receipt {
  readonly #owner: CounterBook;
  #charges: { readonly count: Count; readonly low: Amount; readonly high: Amount }[] = [];

  constructor(owner: CounterBook) {
    this.#owner = owner;
  }

  add(count: Count, low: Amount, high: Amount): void {
    this.#charges.push({ count, low, high });
  }

  /** A count belongs to one window, so nothing is taken from a later one. */
  giveBack(owner: object): void {
    if (owner !== this.#owner) return;
    for (const { count, low, high } of this.#charges) count.giveBack(low, high);
    this.#charges = [];
  }
}

/** Whether the latest window of a tally was over before `time`. */
function isOver({ timeless, latest, length }: Tally, time: number): boolean {
  return timeless === undefined && latest < indexAt(time, length);
}
