import type { Amount } from '../decision/amount.ts';

/** Charges that are followed one by one, over all counters. */
const mostCharges = 262_144;

/**
 * Charges in lists, each in the order in which it grew. They lie in two arrays for all lists, as there are very many short
 * ones; amounts beyond 2^53 are kept like any other. A charge is told by its place.
 */
export class ChargeLists {
  /** Two numbers each: its time, and the place of the one behind it. */
  readonly #numbers: number[] = [];
  readonly #amounts: Amount[] = [];
  #free = -1;
  #size = 0;

  /** False when there is no place for another charge. */
  get hasRoom(): boolean {
    return this.#size < mostCharges;
  }

  /** Puts a charge behind the one at `last`, when there is one; tells its place. */
  add(last: number, time: number, amount: Amount): number {
    this.#size++;
    const place = this.#free < 0 ? this.#amounts.length : this.#free;
    if (this.#free >= 0) this.#free = this.after(place);
    if (last >= 0) this.#numbers[last * 2 + 1] = place;
    this.#numbers[place * 2] = time;
    this.#numbers[place * 2 + 1] = -1;
    this.#amounts[place] = amount;
    return place;
  }

  timeOf(place: number): number {
    return this.#numbers[place * 2] ?? 0;
  }

  amountOf(place: number): Amount {
    return this.#amounts[place] ?? 0;
  }

  setAmount(place: number, amount: Amount): void {
    this.#amounts[place] = amount;
  }

  /** The place of the next charge of the list; -1 behind the last. */
  after(place: number): number {
    return this.#numbers[place * 2 + 1] ?? -1;
  }

  /** Gives the place of a list's first charge back; tells the next. */
  remove(place: number): number {
    const next = this.after(place);
    this.#numbers[place * 2 + 1] = this.#free;
    this.#free = place;
    this.#size--;
    return next;
  }
}
