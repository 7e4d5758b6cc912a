import type { Limit } from './model.ts';

type Count = Pick<Limit, 'counter' | 'window'>;

/** Something for each count that limits use, in the order in which it was put in. A count goes by its counter and window. */
export class CountMap<T> {
  // By window first: a text made of both would have to be made, and hashed, for every look.
  readonly #byWindow = new Map<Limit['window'], Map<string, T>>();
  readonly #all: T[] = [];

  get({ counter, window }: Count): T | undefined {
    return this.#byWindow.get(window)?.get(counter);
  }

  /** Puts in what is not there yet. */
  add({ counter, window }: Count, value: T): void {
    let counters = this.#byWindow.get(window);
    if (counters === undefined) {
      counters = new Map();
      this.#byWindow.set(window, counters);
    }
    counters.set(counter, value);
    this.#all.push(value);
  }

  values(): readonly T[] {
    return this.#all;
  }
}
