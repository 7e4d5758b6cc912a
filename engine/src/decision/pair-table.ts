/** Finds a number by two others; all are whole and at least 0, and below 2^31. One look touches little memory. */
export class PairTable {
  /** Four places each: the two numbers, what they stand for plus 1 (0: free), and nothing. */
  #places = new Int32Array(4 * 64);
  #size = 0;

  /** -1: it was not set. */
  get(a: number, b: number): number {
    return (this.#places[this.#find(a, b) + 2] ?? 0) - 1;
  }

  set(a: number, b: number, value: number): void {
    const at = this.#find(a, b);
    if (this.#places[at + 2] === 0) this.#size++;
    this.#places[at] = a;
    this.#places[at + 1] = b;
    this.#places[at + 2] = value + 1;
    if (this.#size * 8 > this.#places.length) this.#grow();
  }

  clear(): void {
    this.#places = new Int32Array(4 * 64);
    this.#size = 0;
  }

  /** Where the pair stands, or would stand. */
  #find(a: number, b: number): number {
    const places = this.#places;
    const mask = places.length / 4 - 1;
    const mixed = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b);
    let place = (mixed ^ (mixed >>> 15)) & mask;
    for (;;) {
      const at = place * 4;
      if (places[at + 2] === 0 || (places[at] === a && places[at + 1] === b)) return at;
      place = (place + 1) & mask;
    }
  }

  #grow(): void {
    const before = this.#places;
    this.#places = new Int32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 4) {
      const [a = 0, b = 0, value = 0] = before.subarray(at, at + 3);
      if (value === 0) continue;
      const to = this.#find(a, b);
      this.#places.set([a, b, value], to);
    }
  }
}
