import type { CounterBook, Owner } from './counters.ts';
import type { Tally } from './tally.ts';

/** The counters of one owner, kept at hand by who asks for them often. */
export class OwnCounters implements Owner {
  readonly book: CounterBook;
  readonly server: string | undefined;
  readonly grant: string;
  #number = -1;
  #sweeps = -1;

  constructor(book: CounterBook, { server, grant = 'default' }: Owner) {
    this.book = book;
    this.server = server;
    this.grant = grant;
  }

  /** The tally of a counter, once it was charged. `counter` is its number in the book. */
  find(counter: number): Tally | undefined {
    if (this.#number < 0 || this.#sweeps !== this.book.sweeps) {
      this.#sweeps = this.book.sweeps;
      this.#number = this.book.numberOf(this);
    }
    return this.book.find(this.#number, counter);
  }
}
