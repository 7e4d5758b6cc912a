/** Counts per server, grant, counter name and window (docs/language.md, 4. Counters). Memory stays bounded over a year's replay. */
import type { Window } from '../policy/model.ts';
import type { Amount } from './amount.ts';
import { type Receipt, receiptOf } from './decision.ts';
import type { CompiledLimit } from './limits.ts';
import type { Call, Counters, Decision } from './model.ts';
import { Count, Tally } from './tally.ts';
import { readTime } from './timestamp.ts';
import { windowIndex, windowLength } from './window.ts';

export interface CounterOptions {
  /**
   * The clock of calls without a `ts`, in milliseconds since the epoch; `Date.now` unless given. A clock that answers NaN
   * knows no time: then every limit is unknown. A replay gives such a one.
   */
  readonly now?: () => number;
}

/** Whose counts: a call's server and grant. */
export type Owner = Pick<Call, 'server' | 'grant'>;

/** One counter name and window. */
interface Counter {
  readonly window: Window;
  /** By server, then by grant. */
  readonly servers: Map<string | undefined, Map<string, Tally>>;
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
  readonly #counters = new Map<string, Counter>();
  /** A ring of the older windows, the next to go at `#nextRetired`. */
  readonly #retired: { readonly tally: Tally; readonly index: number }[] = [];
  #nextRetired = 0;
  #tallies = 0;
  #talliesKept = talliesKept;
  /** The latest time of the live clock, which never goes back. */
  #reached = Number.NEGATIVE_INFINITY;
  #newest = Number.NEGATIVE_INFINITY;
  /** Counters without a tally may have had charges in windows that ended before this time. */
  #forgottenBefore = Number.NEGATIVE_INFINITY;

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

  /** The tally of a counter for this server and grant, once it was charged. */
  find({ key }: CompiledLimit, { server, grant = 'default' }: Owner): Tally | undefined {
    return this.#counters.get(key)?.servers.get(server)?.get(grant);
  }

  /** What was counted at `time`; undefined when nothing was. */
  countAt(tally: Tally | undefined, window: Window, time: number): Count | undefined {
    const index = windowIndex(window, time);
    if (tally !== undefined) return tally.find(index);
    return index > this.#forgottenIndex(window) ? undefined : Count.withoutBound();
  }

  /** Charges a counter; without a time in every window, since it may have been in any. Returns what was charged. */
  charge(limit: CompiledLimit, owner: Owner, time: number | undefined, low: Amount, high: Amount): Count {
    const count = this.#open(limit, owner, time);
    count.charge(low, high);
    return count;
  }

  giveBack(decision: Decision): void {
    receiptOf(decision)?.giveBack(this);
  }

  #open(limit: CompiledLimit, { server, grant = 'default' }: Owner, time: number | undefined): Count {
    const { window } = limit.limit;
    if (time !== undefined && time > this.#newest) this.#newest = time;
    const tallies = this.#talliesOf(limit, server);
    let tally = tallies.get(grant);
    const index = time === undefined ? Number.NEGATIVE_INFINITY : windowIndex(window, time);
    if (tally === undefined) {
      tally = new Tally(index, this.#forgottenIndex(window));
      tallies.set(grant, tally);
      if (++this.#tallies > this.#talliesKept) this.#sweep();
    }
    if (time === undefined) return tally.openTimeless();
    const opened = tally;
    return tally.open(index, (retired) => this.#retire(opened, retired));
  }

  #talliesOf({ key, limit }: CompiledLimit, server: string | undefined): Map<string, Tally> {
    let counter = this.#counters.get(key);
    if (counter === undefined) {
      counter = { window: limit.window, servers: new Map() };
      this.#counters.set(key, counter);
    }
    let tallies = counter.servers.get(server);
    if (tallies === undefined) {
      tallies = new Map();
      counter.servers.set(server, tallies);
    }
    return tallies;
  }

  #forgottenIndex(window: Window): number {
    return Math.floor(this.#forgottenBefore / windowLength[window]) - 1;
  }

  #retire(tally: Tally, index: number): void {
    if (this.#retired.length < olderWindowsKept) {
      this.#retired.push({ tally, index });
      return;
    }
    const oldest = this.#retired[this.#nextRetired];
    oldest?.tally.forget(oldest.index);
    this.#retired[this.#nextRetired] = { tally, index };
    this.#nextRetired = (this.#nextRetired + 1) % olderWindowsKept;
  }

  /** Drops the counters that have not been charged for long: a recording with a grant a call must not fill the memory. */
  #sweep(): void {
    const before = this.#newest - grace;
    for (const { window, servers } of this.#counters.values()) {
      for (const [server, tallies] of servers) {
        this.#tallies -= dropOver(tallies, windowIndex(window, before));
        if (tallies.size === 0) servers.delete(server);
      }
    }
    this.#forgottenBefore = Math.max(this.#forgottenBefore, before);
    this.#talliesKept = Math.max(talliesKept, this.#tallies * 2);
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

/** Drops the tallies whose latest window came before `index`; returns how many. */
function dropOver(tallies: Map<string, Tally>, index: number): number {
  const before = tallies.size;
  for (const [grant, tally] of tallies) {
    if (tally.timeless === undefined && tally.latest < index) tallies.delete(grant);
  }
  return before - tallies.size;
}
