import { type Amount, add, subtract } from '../decision/amount.ts';
import { PairTable } from '../decision/pair-table.ts';
import { ChargeLists } from './limit-use-charges.ts';

/** Charges of one owner and counter that are followed one by one. */
const chargesOfOne = 4096;
/** Owners and counters that may be kept before those whose windows are long over are dropped. */
const fewestKept = 65_536;

/**
 * Where an owner's numbers for one counter stand: its latest window; of its charges in the time of one window up to now, the
 * places and times of the first and the last, and how many there are. A place is as wide as what a processor fetches at once.
 */
const [index, first, firstTime, last, lastTime, charges] = [0, 1, 2, 3, 4, 5];
const numbersWidth = 8;
/** What was asked for and charged in the latest window; the sum of the charges above. */
const [asked, charged, sum] = [0, 1, 2];
const amountsWidth = 4;

/** An owner, kept at hand by who asks for it often. */
export class OwnUses {
  readonly server: string | undefined;
  readonly grant: string;
  /** Its number in `OwnerUses`, as long as nothing is dropped from those; -1: not asked for yet. */
  number = -1;
  drops = 0;

  constructor(server: string | undefined, grant: string) {
    this.server = server;
    this.grant = grant;
  }
}

/**
 * What owners (a server's grants) asked of counters, in the latest window of each and in the time of one window up to now,
 * wherever the calendar's windows begin. Numbers in few arrays: there are many, and each is seldom touched. A pair of owner and
 * counter is told by its place.
 */
export class OwnerUses {
  readonly #servers = new Map<string | undefined, Map<string, number>>();
  #owners = 0;
  #drops = 0;
  readonly #table = new PairTable();
  /** Owner and counter of each place; -1: it is free. */
  readonly #pairs: [owner: number, counter: number][] = [];
  #numbers = new Float64Array(numbersWidth * 64);
  readonly #amounts: Amount[] = [];
  readonly #free: number[] = [];
  readonly #charges = new ChargeLists();
  #kept = 0;
  /** Whether the sum that `slide` returned last may be too little. */
  isLower = false;
  #mostKept = fewestKept;

  /** The number of an owner. */
  ownerOf(own: OwnUses): number {
    if (own.number < 0 || own.drops !== this.#drops) {
      own.number = this.#find(own);
      own.drops = this.#drops;
    }
    return own.number;
  }

  #find({ server, grant }: OwnUses): number {
    let grants = this.#servers.get(server);
    if (grants === undefined) {
      grants = new Map();
      this.#servers.set(server, grants);
    }
    let owner = grants.get(grant);
    if (owner === undefined) {
      owner = this.#owners++;
      grants.set(grant, owner);
    }
    return owner;
  }

  /** Their place, made when it is new, with `window` as the latest. */
  placeOf(owner: number, counter: number, window: number): number {
    const known = this.#table.get(owner, counter);
    if (known >= 0) return known;
    const place = this.#free.pop() ?? this.#pairs.length;
    this.#pairs[place] = [owner, counter];
    this.#table.set(owner, counter, place);
    if (place * numbersWidth === this.#numbers.length) this.#grow();
    this.#numbers[place * numbersWidth + index] = window;
    this.#emptyCharges(place * numbersWidth);
    this.#numbers[place * numbersWidth + charges] = 0;
    for (let i = 0; i < amountsWidth; i++) this.#amounts[place * amountsWidth + i] = 0;
    this.#kept++;
    return place;
  }

  windowOf(place: number): number {
    return this.#numbers[place * numbersWidth + index] ?? 0;
  }

  /** What was asked for in the latest window. */
  askedOf(place: number): Amount {
    return this.#amounts[place * amountsWidth + asked] ?? 0;
  }

  turnTo(place: number, window: number): void {
    this.#numbers[place * numbersWidth + index] = window;
    this.#amounts[place * amountsWidth + asked] = 0;
    this.#amounts[place * amountsWidth + charged] = 0;
  }

  /** Returns what was asked for in the latest window with this. */
  ask(place: number, amount: Amount): Amount {
    return this.#add(place * amountsWidth + asked, amount);
  }

  /** Returns what was charged in the latest window with this. */
  charge(place: number, amount: Amount): Amount {
    return this.#add(place * amountsWidth + charged, amount);
  }

  /**
   * Follows a charge at `time`. Returns what was charged after `time - length`, never too much; `isLower` then tells whether it
   * may be too little, as a charge could not be followed by itself.
   */
  slide(place: number, time: number, amount: Amount, length: number): Amount {
    this.#forget(place, time - length);
    const at = place * numbersWidth;
    const latest = this.#numbers[at + last] ?? -1;
    const latestTime = this.#numbers[at + lastTime] ?? 0;
    const count = this.#numbers[at + charges] ?? 0;
    const fits = time > latestTime && count < chargesOfOne && this.#charges.hasRoom;
    this.isLower = !fits && time !== latestTime;
    if (time < latestTime || (!fits && latest < 0)) return this.#amounts[place * amountsWidth + sum] ?? 0;
    if (fits) {
      const added = this.#charges.add(latest, time, amount);
      if (latest < 0) {
        this.#numbers[at + first] = added;
        this.#numbers[at + firstTime] = time;
      }
      this.#numbers[at + last] = added;
      this.#numbers[at + lastTime] = time;
      this.#numbers[at + charges] = count + 1;
      // It is forgotten together with the one before it: a little early.
    } else this.#charges.setAmount(latest, add(this.#charges.amountOf(latest), amount));
    return this.#add(place * amountsWidth + sum, amount);
  }

  get isFull(): boolean {
    return this.#kept > this.#mostKept;
  }

  /** Drops the places whose latest window is before what `oldest` says of their counter; tells each of them before. */
  drop(oldest: (counter: number) => number, dropped: (counter: number, place: number) => void): void {
    const owners = new Set<number>();
    this.#drops++;
    this.#table.clear();
    for (const [place, [owner, counter]] of this.#pairs.entries()) {
      if (counter < 0) continue;
      if (this.windowOf(place) < oldest(counter)) {
        dropped(counter, place);
        this.#forget(place, Number.POSITIVE_INFINITY);
        this.#pairs[place] = [-1, -1];
        this.#free.push(place);
        this.#kept--;
      } else {
        owners.add(owner);
        this.#table.set(owner, counter, place);
      }
    }
    for (const [server, grants] of this.#servers) {
      for (const [grant, owner] of grants) if (!owners.has(owner)) grants.delete(grant);
      if (grants.size === 0) this.#servers.delete(server);
    }
    // Should all be in use, there is room for as many again, lest it be tried each time.
    this.#mostKept = Math.max(fewestKept, this.#kept * 2);
  }

  #forget(place: number, until: number): void {
    const at = place * numbersWidth;
    if ((this.#numbers[at + firstTime] ?? 0) > until) return;
    let next = this.#numbers[at + first] ?? -1;
    let count = this.#numbers[at + charges] ?? 0;
    let left = this.#amounts[place * amountsWidth + sum] ?? 0;
    while (next >= 0 && this.#charges.timeOf(next) <= until) {
      left = subtract(left, this.#charges.amountOf(next));
      next = this.#charges.remove(next);
      count--;
    }
    this.#amounts[place * amountsWidth + sum] = left;
    this.#numbers[at + charges] = count;
    if (next < 0) this.#emptyCharges(at);
    else {
      this.#numbers[at + first] = next;
      this.#numbers[at + firstTime] = this.#charges.timeOf(next);
    }
  }

  #emptyCharges(at: number): void {
    this.#numbers[at + first] = -1;
    this.#numbers[at + firstTime] = Number.POSITIVE_INFINITY;
    this.#numbers[at + last] = -1;
    this.#numbers[at + lastTime] = Number.NEGATIVE_INFINITY;
  }

  #grow(): void {
    const numbers = new Float64Array(this.#numbers.length * 2);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
  }

  #add(at: number, amount: Amount): Amount {
    const total = add(this.#amounts[at] ?? 0, amount);
    this.#amounts[at] = total;
    return total;
  }
}
