import { KeyedHeap } from './keyed-heap.ts';

/**
 * Brings almost sorted items into order, with bounded memory: it holds the latest `most` items (and no more than
 * `mostWeight` in all) and hands out the earliest. Items with one key keep their order.
 *
 * What comes in order, as nearly all does, waits in a ring; what comes before the latest of those, in a heap.
 */
export class ReorderWindow<T> {
  readonly #most: number;
  readonly #mostWeight: number;
  readonly #weightOf: (item: T) => number;
  /** Places of the ring, a power of two. */
  readonly #items: (T | undefined)[];
  readonly #keys: Float64Array;
  /** When each came in, to keep the order of those with one key. */
  readonly #turns: Float64Array;
  readonly #mask: number;
  #first = 0;
  #inRing = 0;
  #latest = Number.NEGATIVE_INFINITY;
  readonly #stragglers = new KeyedHeap<T>();
  #turn = 0;
  #weight = 0;

  /** `weightOf` must say the same of an item as long as it waits. */
  constructor(most: number, mostWeight: number, weightOf: (item: T) => number) {
    this.#most = most;
    this.#mostWeight = mostWeight;
    this.#weightOf = weightOf;
    const places = 2 ** Math.ceil(Math.log2(most + 2));
    this.#items = new Array<T | undefined>(places).fill(undefined);
    this.#keys = new Float64Array(places);
    this.#turns = new Float64Array(places);
    this.#mask = places - 1;
  }

  push(item: T, key: number): void {
    this.#weight += this.#weightOf(item);
    if (this.#inRing > 0 && key < this.#latest) {
      this.#stragglers.push(item, key, this.#turn++);
      return;
    }
    const at = (this.#first + this.#inRing++) & this.#mask;
    this.#items[at] = item;
    this.#keys[at] = key;
    this.#turns[at] = this.#turn++;
    this.#latest = key;
  }

  get size(): number {
    return this.#inRing + this.#stragglers.size;
  }

  /** True when the earliest item has to go. */
  get isFull(): boolean {
    return this.#inRing + this.#stragglers.size > this.#most || this.#weight > this.#mostWeight;
  }

  /** Takes the earliest item out. */
  shift(): T | undefined {
    const taken = this.#stragglers.size > 0 && this.#isStragglerNext() ? this.#stragglers.shift() : this.#shiftRing();
    if (taken !== undefined) this.#weight -= this.#weightOf(taken);
    return taken;
  }

  /** Those that wait, in no order. */
  waiting(): readonly T[] {
    const ring = Array.from({ length: this.#inRing }, (_, i) => this.#items[(this.#first + i) & this.#mask]);
    return [...ring.filter((item) => item !== undefined), ...this.#stragglers.items()];
  }

  /** Takes out the item that matches, wherever it stands. */
  remove(matches: (item: T) => boolean): T | undefined {
    const taken = this.#removeFromRing(matches) ?? this.#stragglers.remove(matches);
    if (taken !== undefined) this.#weight -= this.#weightOf(taken);
    return taken;
  }

  #isStragglerNext(): boolean {
    return this.#inRing === 0 || this.#stragglers.isBefore(this.#keys[this.#first] ?? 0, this.#turns[this.#first] ?? 0);
  }

  #shiftRing(): T | undefined {
    if (this.#inRing === 0) return undefined;
    const taken = this.#items[this.#first];
    this.#items[this.#first] = undefined;
    this.#first = (this.#first + 1) & this.#mask;
    this.#inRing--;
    return taken;
  }

  #removeFromRing(matches: (item: T) => boolean): T | undefined {
    for (let i = 0; i < this.#inRing; i++) {
      const taken = this.#items[(this.#first + i) & this.#mask];
      if (taken === undefined || !matches(taken)) continue;
      for (let to = i; to > 0; to--) this.#move((this.#first + to - 1) & this.#mask, (this.#first + to) & this.#mask);
      this.#shiftRing();
      return taken;
    }
    return undefined;
  }

  #move(from: number, to: number): void {
    this.#items[to] = this.#items[from];
    this.#keys[to] = this.#keys[from] ?? 0;
    this.#turns[to] = this.#turns[from] ?? 0;
  }
}
