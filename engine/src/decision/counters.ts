/** Counts per server, grant, counter name and window (docs/language.md, 4. Counters). Memory stays bounded over a year's replay. */
import type { Amount } from './amount.ts';
import { type Receipt, receiptOf } from './decision.ts';
import type { CompiledLimit } from './limits.ts';
import type { Call, Counters, Decision } from './model.ts';
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

/** The counters of one server and grant, by `CompiledLimit.key`. */
type Account = Map<string, Tally>;

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
  /** By server, then by grant. */
  readonly #accounts = new Map<string | undefined, Map<string, Account>>();
  readonly #retired = new RetiredWindows(olderWindowsKept);
  #tallies = 0;
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

  /** The counters of this server and grant, once one of them was charged. */
  accountOf({ server, grant = 'default' }: Owner): Account | undefined {
    return this.#accounts.get(server)?.get(grant);
  }

  /** What was counted at `time`; undefined when nothing was. */
  countAt(tally: Tally | undefined, { length }: CompiledLimit, time: number): Count | undefined {
    const index = indexAt(time, length);
    if (tally !== undefined) return tally.find(index);
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

  #openTally({ key, length }: CompiledLimit, { server, grant = 'default' }: Owner, index: number): Tally {
    let grants = this.#accounts.get(server);
    if (grants === undefined) {
      grants = new Map();
      this.#accounts.set(server, grants);
    }
    let account = grants.get(grant);
    if (account === undefined) {
      account = new Map();
      grants.set(grant, account);
    }
    const tally = new Tally(length, index, this.#forgottenIndex(length));
    account.set(key, tally);
    if (++this.#tallies > this.#talliesKept) this.#sweep();
    return tally;
  }

  #forgottenIndex(length: number): number {
    return indexAt(this.#forgottenBefore, length) - 1;
  }

  /** Drops the counters that have not been charged for long: a recording with a grant a call must not fill the memory. */
  #sweep(): void {
    this.#sweeps++;
    const before = this.#newest - grace;
    for (const [server, grants] of this.#accounts) {
      for (const [grant, account] of grants) {
        this.#tallies -= dropOver(account, before);
        if (account.size === 0) grants.delete(grant);
      }
      if (grants.size === 0) this.#accounts.delete(server);
    }
    this.#forgottenBefore = Math.max(this.#forgottenBefore, before);
    this.#talliesKept = Math.max(talliesKept, this.#tallies * 2);
  }
}

/** The counters of one owner, kept at hand by who asks for them often. */
export class OwnCounters implements Owner {
  readonly book: CounterBook;
  readonly server: string | undefined;
  readonly grant: string;
  #account: Account | undefined;
  #sweeps = -1;

  constructor(book: CounterBook, { server, grant = 'default' }: Owner) {
    this.book = book;
    this.server = server;
    this.grant = grant;
  }

  /** The tally of a counter, once it was charged. */
  find({ key }: CompiledLimit): Tally | undefined {
    if (this.#account === undefined || this.#sweeps !== this.book.sweeps) {
      this.#sweeps = this.book.sweeps;
      this.#account = this.book.accountOf(this);
    }
    return this.#account?.get(key);
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

/** Drops the tallies whose latest window was over before `time`; returns how many. */
function dropOver(account: Account, time: number): number {
  const before = account.size;
  for (const [key, tally] of account) {
    if (tally.timeless === undefined && tally.latest < indexAt(time, tally.length)) account.delete(key);
  }
  return before - account.size;
}
