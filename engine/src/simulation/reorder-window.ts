export interface Keyed {
  readonly key: number;
  readonly weight: number;
}

/**
 * Brings almost sorted items into order, with bounded memory: it holds the latest `most` items (and no more than
 * `mostWeight` in all) and hands out the earliest. Items with one key keep their order.
 */
export class ReorderWindow<T extends Keyed> {
  readonly #most: number;
  readonly #mostWeight: number;
  /** Sorted by key, from `#first` on. */
  readonly #items: T[] = [];
  #first = 0;
  #weight = 0;

  constructor(most: number, mostWeight: number) {
    this.#most = most;
    this.#mostWeight = mostWeight;
  }

  push(item: T): void {
    const { key } = item;
    let at = this.#items.length;
    while (at > this.#first && (this.#items[at - 1]?.key ?? key) > key) at--;
    if (at === this.#items.length) this.#items.push(item);
    else this.#items.splice(at, 0, item);
    this.#weight += item.weight;
  }

  /** True when the earliest item has to go. */
  get isFull(): boolean {
    return this.#items.length - this.#first > this.#most || this.#weight > this.#mostWeight;
  }

  /** Takes the earliest item out. */
  shift(): T | undefined {
    const taken = this.#items[this.#first];
    if (taken === undefined) return undefined;
    this.#first++;
    this.#weight -= taken.weight;
    // Given back in one go, so that taking one costs nothing.
    if (this.#first >= 1024 && this.#first * 2 >= this.#items.length) {
      this.#items.splice(0, this.#first);
      this.#first = 0;
    }
    return taken;
  }

  /** Those that wait, in their order. */
  waiting(): readonly T[] {
    return this.#items.slice(this.#first);
  }

  /** Takes out the item that came in first among those left, wherever it stands. */
  remove(matches: (item: T) => boolean): T | undefined {
    const at = this.#items.findIndex((item, i) => i >= this.#first && matches(item));
    if (at < 0) return undefined;
    const [taken] = this.#items.splice(at, 1);
    this.#weight -= taken?.weight ?? 0;
    return taken;
  }
}
