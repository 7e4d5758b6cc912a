import { KeyedHeap } from './keyed-heap.ts';

/** What waits: an item, or one row of it. `sequence` tells in which order they came. */
interface Waiting<T> {
  readonly item: T;
  readonly row: number;
  readonly source: number;
  readonly sequence: number;
  readonly weight: number;
}

/**
 * Brings almost sorted rows into order, with bounded memory: it holds the latest `most` (and no more than `mostWeight` in
 * all) and hands out the earliest. Rows with one key keep their order.
 *
 * What comes in order, as nearly all does, waits in a ring of columns, so that no object is made of it; what comes before
 * the latest of those, in a heap.
 */
export class ReorderWindow<T> {
  /** What `shift` or `remove` has taken out last: an item, and which row of it. */
  item: T | undefined;
  row = 0;
  source = 0;
  sequence = 0;
  readonly #most: number;
  readonly #mostWeight: number;
  /** Places of the ring, a power of two. */
  readonly #items: (T | undefined)[];
  readonly #rows: Int32Array;
  readonly #sources: Int32Array;
  readonly #sequences: Float64Array;
  readonly #weights: Float64Array;
  readonly #keys: Float64Array;
  readonly #mask: number;
  #first = 0;
  #inRing = 0;
  #latest = Number.NEGATIVE_INFINITY;
  readonly #stragglers = new KeyedHeap<Waiting<T>>();
  #weight = 0;

  constructor(most: number, mostWeight: number) {
    this.#most = most;
    this.#mostWeight = mostWeight;
    const places = 2 ** Math.ceil(Math.log2(most + 2));
    this.#items = new Array<T | undefined>(places).fill(undefined);
    this.#rows = new Int32Array(places);
    this.#sources = new Int32Array(places);
    this.#sequences = new Float64Array(places);
    this.#weights = new Float64Array(places);
    this.#keys = new Float64Array(places);
    this.#mask = places - 1;
  }

  /** `sequence` must be above all before it. */
  push(item: T, row: number, source: number, sequence: number, key: number, weight: number): void {
    this.#weight += weight;
    if (this.#inRing > 0 && key < this.#latest) {
      this.#stragglers.push({ item, row, source, sequence, weight }, key, sequence);
      return;
    }
    const at = (this.#first + this.#inRing++) & this.#mask;
    this.#items[at] = item;
    this.#rows[at] = row;
    this.#sources[at] = source;
    this.#sequences[at] = sequence;
    this.#weights[at] = weight;
    this.#keys[at] = key;
    this.#latest = key;
  }

  get size(): number {
    return this.#inRing + this.#stragglers.size;
  }

  /** True when the earliest has to go. */
  get isFull(): boolean {
    return this.#inRing + this.#stragglers.size > this.#most || this.#weight > this.#mostWeight;
  }

  /** Takes the earliest out; false when there is none. */
  shift(): boolean {
    if (this.#stragglers.size > 0 && this.#isStragglerNext()) return this.#take(this.#stragglers.shift());
    if (this.#inRing === 0) return false;
    this.#read(this.#first);
    this.#dropFirst();
    return true;
  }

  /** Takes out what came as `sequence`, wherever it stands; false when it is not here. */
  remove(sequence: number): boolean {
    for (let i = 0; i < this.#inRing; i++) {
      const at = (this.#first + i) & this.#mask;
      if (this.#sequences[at] !== sequence) continue;
      this.#read(at);
      for (let to = i; to > 0; to--) this.#move((this.#first + to - 1) & this.#mask, (this.#first + to) & this.#mask);
      this.#dropFirst();
      return true;
    }
    return this.#take(this.#stragglers.remove((waiting) => waiting.sequence === sequence));
  }

  /** Puts in the place of each row what `alone` makes of it: an item of which it is row 0. */
  separate(alone: (item: T, row: number) => T): void {
    for (let i = 0; i < this.#inRing; i++) {
      const at = (this.#first + i) & this.#mask;
      const item = this.#items[at];
      if (item === undefined) continue;
      this.#items[at] = alone(item, this.#rows[at] ?? 0);
      this.#rows[at] = 0;
    }
    this.#stragglers.replace((waiting) => ({ ...waiting, item: alone(waiting.item, waiting.row), row: 0 }));
  }

  #isStragglerNext(): boolean {
    const [key = 0, sequence = 0] = [this.#keys[this.#first], this.#sequences[this.#first]];
    return this.#inRing === 0 || this.#stragglers.isBefore(key, sequence);
  }

  #take(waiting: Waiting<T> | undefined): boolean {
    if (waiting === undefined) return false;
    this.item = waiting.item;
    this.row = waiting.row;
    this.source = waiting.source;
    this.sequence = waiting.sequence;
    this.#weight -= waiting.weight;
    return true;
  }

  #read(at: number): void {
    this.item = this.#items[at];
    this.row = this.#rows[at] ?? 0;
    this.source = this.#sources[at] ?? 0;
    this.sequence = this.#sequences[at] ?? 0;
    this.#weight -= this.#weights[at] ?? 0;
  }

  #dropFirst(): void {
    this.#items[this.#first] = undefined;
    this.#first = (this.#first + 1) & this.#mask;
    this.#inRing--;
  }

  #move(from: number, to: number): void {
    this.#items[to] = this.#items[from];
    this.#rows[to] = this.#rows[from] ?? 0;
    this.#sources[to] = this.#sources[from] ?? 0;
    this.#sequences[to] = this.#sequences[from] ?? 0;
    this.#weights[to] = this.#weights[from] ?? 0;
    this.#keys[to] = this.#keys[from] ?? 0;
  }
}
