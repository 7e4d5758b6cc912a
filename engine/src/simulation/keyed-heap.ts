interface Entry<T> {
  readonly item: T;
  readonly key: number;
  readonly turn: number;
}

function isBefore(a: { readonly key: number; readonly turn: number }, key: number, turn: number): boolean {
  return a.key < key || (a.key === key && a.turn < turn);
}

/** A binary heap: items with the least key first, and of those with one key the one with the least turn. */
export class KeyedHeap<T> {
  readonly #entries: Entry<T>[] = [];

  get size(): number {
    return this.#entries.length;
  }

  push(item: T, key: number, turn: number): void {
    this.#place({ item, key, turn }, this.#entries.length);
  }

  /** Whether the first item is before one with this key and turn. */
  isBefore(key: number, turn: number): boolean {
    const [first] = this.#entries;
    return first !== undefined && isBefore(first, key, turn);
  }

  shift(): T | undefined {
    const [first] = this.#entries;
    if (first !== undefined) this.#takeOut(0);
    return first?.item;
  }

  remove(matches: (item: T) => boolean): T | undefined {
    const at = this.#entries.findIndex(({ item }) => matches(item));
    const found = this.#entries[at];
    if (found !== undefined) this.#takeOut(at);
    return found?.item;
  }

  /** Puts another item in the place of each. */
  replace(by: (item: T) => T): void {
    for (const [at, { item, key, turn }] of this.#entries.entries()) this.#entries[at] = { item: by(item), key, turn };
  }

  /** Fills the hole with the last entry, brought to where it belongs. */
  #takeOut(at: number): void {
    const last = this.#entries.pop();
    if (last === undefined || at === this.#entries.length) return;
    let hole = at;
    for (;;) {
      const [left, right] = [this.#entries[2 * hole + 1], this.#entries[2 * hole + 2]];
      if (left === undefined) break;
      const isRight = right !== undefined && isBefore(right, left.key, left.turn);
      const child = isRight ? right : left;
      if (!isBefore(child, last.key, last.turn)) break;
      this.#entries[hole] = child;
      hole = 2 * hole + (isRight ? 2 : 1);
    }
    this.#place(last, hole);
  }

  /** Puts an entry at `at`, or above, where it belongs. */
  #place(entry: Entry<T>, at: number): void {
    let place = at;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.#entries[above];
      if (parent === undefined || isBefore(parent, entry.key, entry.turn)) break;
      this.#entries[place] = parent;
      place = above;
    }
    this.#entries[place] = entry;
  }
}
