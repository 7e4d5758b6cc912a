/** Up to here each whole number is counted by itself. */
const mostExact = 1000;
/** Others are counted together when they differ by less than one in a hundred, under the largest of them. */
const step = Math.log(1.01);

/** How values are spread, in memory that does not grow with their number. */
export class Spread {
  /** Of the whole numbers up to `mostExact`, as far as they were seen. */
  readonly #exact: number[] = [];
  readonly #others = new Map<number, number>();
  #size = 0;

  /** A number of at least 0. */
  add(value: number): void {
    this.#size++;
    if (Number.isInteger(value) && value <= mostExact) {
      while (this.#exact.length <= value) this.#exact.push(0);
      this.#exact[value] = (this.#exact[value] ?? 0) + 1;
      return;
    }
    const bin = Math.exp(Math.ceil(Math.log(value) / step) * step);
    this.#others.set(bin, (this.#others.get(bin) ?? 0) + 1);
  }

  get size(): number {
    return this.#size;
  }

  /** The least value that `share` (0 to 1) of them do not exceed; not more than one in a hundred above it. */
  quantile(share: number): number {
    let left = Math.max(1, Math.ceil(this.#size * share));
    let last = 0;
    for (const [value, count] of this.#counts()) {
      left -= count;
      last = value;
      if (left <= 0) break;
    }
    return last;
  }
  /** How often each value was seen, the least first. */
  #counts(): (readonly [value: number, count: number])[] {
    const counts = [...this.#exact.map((count, value) => [value, count] as const), ...this.#others];
    return counts.filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  }
}
