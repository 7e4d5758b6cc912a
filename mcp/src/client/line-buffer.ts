/** Splits a stream of bytes into lines, and refuses to hold more than it was told to. */
export class LineBuffer {
  #pieces: Buffer[] = [];
  #bytes = 0;
  readonly #most: number;

  /** @param most bytes of the stream, read or not, until `renew` */
  constructor(most: number) {
    this.#most = most;
  }

  /** As many bytes again may come: what is asked next has the whole limit to itself. */
  renew(): void {
    this.#bytes = this.#pieces.reduce((bytes, piece) => bytes + piece.length, 0);
  }

  /** The lines that `chunk` completes, without their ends. Undefined once the stream has sent too much. */
  add(chunk: Buffer): string[] | undefined {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#most) {
      this.#pieces = [];
      return undefined;
    }
    const lines: string[] = [];
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      this.#pieces.push(chunk.subarray(from, end));
      lines.push(Buffer.concat(this.#pieces).toString('utf8').replace(/\r$/, ''));
      this.#pieces = [];
      from = end + 1;
    }
    if (from < chunk.length) this.#pieces.push(chunk.subarray(from));
    return lines;
  }
}
