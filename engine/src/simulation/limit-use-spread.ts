/** Up to here each whole number is counted by itself. */
const mostExact = 1000;
/** Others are counted together when they differ by less than one in a hundred, under the largest of them. */
const step = Math.log(1.01);

/** How values are spread, in memory that does not grow with their number. */
export class Spread {
  readonly #counts = new Map<number, number>();
  #size = 0;

  /** A number of at least 0. */
  add(value: number): void {
    const bin =
      Number.isInteger(value) && value <= mostExact ? value : Math.exp(Math.ceil(Math.log(value) / step) * step);
    this.#counts.set(bin, (this.#counts.get(bin) ?? 0) + 1);
    this.#size++;
  }

  get size(): number {
    return this.#size;
  }

  /** The least value that `share` (0 to 1) of them do not exceed; not more than one in a hundred above it. */
  quantile(share: number): number {
    let left = Math.max(1, Math.ceil(this.#size * share));
    let last = 0;
    for (const [value, count] of [...this.#counts].sort(([a], [b]) => a - b)) {
      left -= count;
      last = value;
      if (left <= 0) break;
    }
    return last;
  }
}
