import { type Amount, add, subtract } from '../decision/amount.ts';
import type { UseRoom } from './limit-use-room.ts';

/** Charges of one owner that are followed one by one. */
const entriesOfOwner = 4096;
const fewestPlaces = 4;

/** What was charged in the time of one window up to now, wherever the calendar's windows begin. Never too much. */
export class SlidingSum {
  readonly #room: UseRoom;
  /** A ring of as many places as a power of two: charges in the order of their times, the earliest at `#first`. */
  #times: number[] = [];
  #amounts: Amount[] = [];
  #first = 0;
  #size = 0;
  #sum: Amount = 0;
  #latest = Number.NEGATIVE_INFINITY;
  /** True once a charge could not be followed by itself: then sums may be too small. */
  isLower = false;

  constructor(room: UseRoom) {
    this.#room = room;
  }

  /** Adds a charge at `time`, and returns the sum of those after `time - length`. */
  charge(time: number, amount: Amount, length: number): Amount {
    this.#forget(time - length);
    const size = this.#size;
    if (size > 0 && time < this.#latest) {
      this.isLower = true;
      return this.#sum;
    }
    if (size > 0 && (time === this.#latest || size >= entriesOfOwner || !this.#room.takeEntry())) {
      // It is forgotten together with the one before it: a little early.
      if (time !== this.#latest) this.isLower = true;
      const last = (this.#first + size - 1) & (this.#times.length - 1);
      this.#amounts[last] = add(this.#amounts[last] ?? 0, amount);
    } else if (size > 0 || this.#room.takeEntry()) this.#push(time, amount);
    else {
      this.isLower = true;
      return this.#sum;
    }
    this.#sum = add(this.#sum, amount);
    return this.#sum;
  }

  /** Gives its places back. It must not be used any more. */
  close(): void {
    this.#room.giveBackEntries(this.#size);
  }

  #push(time: number, amount: Amount): void {
    if (this.#size === this.#times.length) this.#resize(Math.max(fewestPlaces, this.#size * 2));
    const at = (this.#first + this.#size) & (this.#times.length - 1);
    this.#times[at] = time;
    this.#amounts[at] = amount;
    this.#size++;
    this.#latest = time;
  }

  #forget(until: number): void {
    const before = this.#size;
    const mask = this.#times.length - 1;
    while (this.#size > 0 && (this.#times[this.#first] ?? 0) <= until) {
      this.#sum = subtract(this.#sum, this.#amounts[this.#first] ?? 0);
      this.#first = (this.#first + 1) & mask;
      this.#size--;
    }
    if (this.#size === before) return;
    this.#room.giveBackEntries(before - this.#size);
    // There may be many of these: what is no longer needed is not kept.
    if (mask >= fewestPlaces * 4 && this.#size * 4 <= mask) this.#resize((mask + 1) / 2);
  }

  #resize(places: number): void {
    const mask = this.#times.length - 1;
    const times = new Array<number>(places).fill(0);
    const amounts = new Array<Amount>(places).fill(0);
    for (let i = 0; i < this.#size; i++) {
      const from = (this.#first + i) & mask;
      times[i] = this.#times[from] ?? 0;
      amounts[i] = this.#amounts[from] ?? 0;
    }
    this.#times = times;
    this.#amounts = amounts;
    this.#first = 0;
  }
}
