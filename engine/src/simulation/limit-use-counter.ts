import { type Amount, add } from '../decision/amount.ts';
import { indexAt, windowLength } from '../decision/window.ts';
import type { Window } from '../policy/model.ts';
import type { UseRoom } from './limit-use-room.ts';
import { SlidingSum } from './limit-use-sliding.ts';
import { Spread } from './limit-use-spread.ts';

interface OwnerUse {
  /** The latest window, and what was asked for and charged in it. */
  index: number;
  asked: Amount;
  charged: Amount;
  readonly sliding: SlidingSum;
}

/** What calls asked of one counter: by server, grant and window. */
export class CounterUse {
  readonly window: Window;
  readonly #length: number;
  readonly #room: UseRoom;
  readonly #servers = new Map<string | undefined, Map<string, OwnerUse>>();
  /** Of the server that was asked for last, which nearly always is asked for again. */
  #latestServer: string | undefined;
  #latestGrants: Map<string, OwnerUse> | undefined;
  readonly #spread = new Spread();
  peak: { readonly amount: Amount; readonly grant: string; readonly windowStart: number } | undefined;
  mostCharged: Amount = 0;
  /** True when not every charge could be followed. */
  isLower = false;
  /** Calls without a time, unknown ones, and those that came when their window was over. */
  uncounted = 0;

  constructor(window: Window, room: UseRoom) {
    this.window = window;
    this.#length = windowLength[window];
    this.#room = room;
  }

  /** Counts a call that asked for `amount` and got it or not. Returns what was charged in the time of one window up to it. */
  add(server: string | undefined, grant: string, time: number, amount: Amount, charged: boolean): Amount {
    const index = indexAt(time, this.#length);
    const owner = this.#ownerOf(server, grant, index);
    if (index < owner.index) {
      this.uncounted++;
      return 0;
    }
    if (index > owner.index) {
      this.#spread.add(numberOf(owner.asked));
      owner.index = index;
      owner.asked = 0;
      owner.charged = 0;
    }
    owner.asked = add(owner.asked, amount);
    if (this.peak === undefined || owner.asked > this.peak.amount) {
      this.peak = { amount: owner.asked, grant, windowStart: index * this.#length };
    }
    if (!charged) return 0;
    owner.charged = add(owner.charged, amount);
    if (owner.charged > this.mostCharged) this.mostCharged = owner.charged;
    const sum = owner.sliding.charge(time, amount, this.#length);
    if (owner.sliding.isLower) this.isLower = true;
    return sum;
  }

  /** What each window of a grant asked for, in whole and decimal numbers. Call it once, at the end. */
  finish(): Spread {
    this.#dropBefore(Number.POSITIVE_INFINITY);
    return this.#spread;
  }

  #ownerOf(server: string | undefined, grant: string, index: number): OwnerUse {
    const grants =
      this.#latestGrants !== undefined && server === this.#latestServer ? this.#latestGrants : this.#grantsOf(server);
    let owner = grants.get(grant);
    if (owner === undefined) {
      owner = { index, asked: 0, charged: 0, sliding: new SlidingSum(this.#room) };
      grants.set(grant, owner);
      this.#room.takeOwner();
    }
    return owner;
  }

  #grantsOf(server: string | undefined): Map<string, OwnerUse> {
    const grants = this.#servers.get(server) ?? new Map<string, OwnerUse>();
    this.#servers.set(server, grants);
    this.#latestServer = server;
    this.#latestGrants = grants;
    return grants;
  }

  /** Drops the owners to whom nothing happened for long before `time`. */
  dropOver(time: number): void {
    // The window before the latest still matters to the time of one window up to now.
    this.#dropBefore(indexAt(time, this.#length) - 1);
  }

  /** What the dropped asked for is kept in the spread. */
  #dropBefore(index: number): void {
    for (const [server, grants] of this.#servers) {
      for (const [grant, owner] of grants) {
        if (owner.index >= index) continue;
        this.#spread.add(numberOf(owner.asked));
        owner.sliding.close();
        grants.delete(grant);
        this.#room.giveBackOwner();
      }
      if (grants.size === 0) this.#servers.delete(server);
    }
    this.#latestGrants = undefined;
  }
}

/** Millionths as a number, which may be rounded. */
function numberOf(amount: Amount): number {
  return Number(amount) / 1e6;
}
