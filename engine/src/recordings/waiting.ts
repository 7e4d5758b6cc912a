/** Something that waits in a row until it is known in full. */
export interface Waiting {
  /** By which an answer finds it. */
  readonly key: string;
  /** UTF-16 code units of what it keeps in memory. */
  readonly weight: number;
  done: boolean;
}

const mostWaiting = 1000;
const mostWeight = 16 * 1024 * 1024;

/**
 * Items in the order in which they came, held until each is done. It lets the first go when too many wait behind it, so that
 * an answer which never comes holds up nothing for long.
 */
export class WaitingRow<T extends Waiting> {
  readonly #items: T[] = [];
  readonly #byKey = new Map<string, T[]>();
  #first = 0;
  #weight = 0;

  add(item: T): void {
    this.#items.push(item);
    this.#weight += item.weight;
    const same = this.#byKey.get(item.key);
    if (same) same.push(item);
    else this.#byKey.set(item.key, [item]);
  }

  /** Those that wait under a key and are not done, the earliest first. */
  open(key: string): readonly T[] {
    return this.#byKey.get(key)?.filter(({ done }) => !done) ?? [];
  }

  /** Takes out those whose turn it is. */
  take(): T[] {
    const taken: T[] = [];
    for (let item = this.#items[this.#first]; item !== undefined; item = this.#items[this.#first]) {
      const isFull = this.#items.length - this.#first > mostWaiting || this.#weight > mostWeight;
      if (!item.done && !isFull) break;
      this.#remove(item);
      taken.push(item);
    }
    return taken;
  }

  /** Takes out all. */
  takeAll(): T[] {
    const taken = this.#items.slice(this.#first);
    for (const item of taken) this.#remove(item);
    return taken;
  }

  #remove(item: T): void {
    this.#first++;
    this.#weight -= item.weight;
    const rest = this.#byKey.get(item.key)?.filter((other) => other !== item) ?? [];
    if (rest.length > 0) this.#byKey.set(item.key, rest);
    else this.#byKey.delete(item.key);
    // Given back in one go, so that taking one costs nothing.
    if (this.#first >= 1024 || this.#first === this.#items.length) {
      this.#items.splice(0, this.#first);
      this.#first = 0;
    }
  }
}
