import { type Amount, add, subtract } from '../decision/amount.ts';
import type { UseRoom } from './limit-use-room.ts';

/** Charges of one owner that are followed one by one. */
const entriesOfOwner = 4096;

/** What was charged in the time of one window up to now, wherever the calendar's windows begin. Never too much. */
export class SlidingSum {
  readonly #room: UseRoom;
  readonly #times: number[] = [];
  readonly #amounts: Amount[] = [];
  #first = 0;
  #sum: Amount = 0;
  /** True once a charge could not be followed by itself: then sums may be too small. */
  isLower = false;

  constructor(room: UseRoom) {
    this.#room = room;
  }

  /** Adds a charge at `time`, and returns the sum of those after `time - length`. */
  charge(time: number, amount: Amount, length: number): Amount {
    this.#forget(time - length);
    const last = this.#times.length - 1;
    const latest = this.#times[last];
    if (latest !== undefined && time < latest) {
      this.isLower = true;
      return this.#sum;
    }
    this.#sum = add(this.#sum, amount);
    const count = this.#times.length - this.#first;
    if (count > 0 && (latest === time || count >= entriesOfOwner || !this.#room.takeEntry())) {
      // It is forgotten together with the one before it: a little early.
      this.#amounts[last] = add(this.#amounts[last] ?? 0, amount);
      if (latest !== time) this.isLower = true;
    } else if (count > 0 || this.#room.takeEntry()) {
      this.#times.push(time);
      this.#amounts.push(amount);
    } else {
      this.#sum = subtract(this.#sum, amount);
      this.isLower = true;
    }
    return this.#sum;
  }

  #forget(until: number): void {
    const before = this.#first;
    if (before < this.#times.length && (this.#times[before] ?? 0) > until) return;
    while ((this.#times[this.#first] ?? Number.POSITIVE_INFINITY) <= until) {
      this.#sum = subtract(this.#sum, this.#amounts[this.#first] ?? 0);
      this.#first++;
    }
    this.#room.giveBackEntries(this.#first - before);
    // Taken out in one go, so that forgetting one costs nothing; soon, since there may be many of these.
    if (this.#first === this.#times.length) {
      this.#times.length = 0;
      this.#amounts.length = 0;
      this.#first = 0;
    } else if (this.#first >= 16 && this.#first * 2 >= this.#times.length) {
      this.#times.copyWithin(0, this.#first).length -= this.#first;
      this.#amounts.copyWithin(0, this.#first).length -= this.#first;
      this.#first = 0;
    }
  }

  /** Gives its places back. It must not be used any more. */
  close(): void {
    this.#room.giveBackEntries(this.#times.length - this.#first);
  }
}
