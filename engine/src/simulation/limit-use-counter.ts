import type { Amount } from '../decision/amount.ts';
import { indexAt, windowLength } from '../decision/window.ts';
import type { Window } from '../policy/model.ts';
import type { OwnerUses, OwnUses } from './limit-use-owners.ts';
import { Spread } from './limit-use-spread.ts';

/** What calls asked of one counter: by owner and window. */
export class CounterUse {
  readonly #number: number;
  readonly #length: number;
  readonly #owners: OwnerUses;
  readonly #spread = new Spread();
  peak: { readonly amount: Amount; readonly grant: string; readonly windowStart: number } | undefined;
  mostCharged: Amount = 0;
  /** True when not every charge could be followed. */
  isLower = false;
  uncounted = 0;

  /** No two counters that share `owners` may have one `number`. */
  constructor(number: number, window: Window, owners: OwnerUses) {
    this.#number = number;
    this.#length = windowLength[window];
    this.#owners = owners;
  }

  /** A call that can not be counted: without a time, unknown, or come when its window was over. Nothing is charged. */
  miss(): Amount {
    this.uncounted++;
    return 0;
  }

  /** Counts a call that asked for `amount` and got it or not. Returns what was charged in the time of one window up to it. */
  add(own: OwnUses, time: number, amount: Amount, charged: boolean): Amount {
    const owners = this.#owners;
    const index = indexAt(time, this.#length);
    const place = owners.placeOf(owners.ownerOf(own), this.#number, index);
    const latest = owners.windowOf(place);
    if (index < latest) return this.miss();
    if (index > latest) {
      this.close(place);
      owners.turnTo(place, index);
    }
    const asked = owners.ask(place, amount);
    if (this.peak === undefined || asked > this.peak.amount) {
      this.peak = { amount: asked, grant: own.grant, windowStart: index * this.#length };
    }
    if (!charged) return 0;
    const inWindow = owners.charge(place, amount);
    if (inWindow > this.mostCharged) this.mostCharged = inWindow;
    const sum = owners.slide(place, time, amount, this.#length);
    if (owners.isLower) this.isLower = true;
    return sum;
  }

  /** Keeps what was asked for in a window that is over. */
  close(place: number): void {
    this.#spread.add(numberOf(this.#owners.askedOf(place)));
  }

  /** The window before the latest still matters to the time of one window up to now. */
  oldestKept(time: number): number {
    return indexAt(time, this.#length) - 1;
  }

  /** What each window of a grant asked for, in whole and decimal numbers. Complete once all are closed. */
  get spread(): Spread {
    return this.#spread;
  }
}

/** Millionths as a number, which may be rounded. */
function numberOf(amount: Amount): number {
  return Number(amount) / 1e6;
}
