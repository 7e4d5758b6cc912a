import type { ScannedRows } from '../scanning/scanned-rows.ts';

/** Bytes of a recording that waiting calls may refer to. */
const mostHeld = 8 * 1024 * 1024;

/** Watches over the blocks of a recording that stay in memory because calls in them wait. */
export class HeldBlocks {
  #bytes = 0;

  /** True when a few waiting calls keep too much in memory: then each should be detached. */
  get isTooMuch(): boolean {
    return this.#bytes > mostHeld;
  }

  hold(rows: ScannedRows): void {
    if (rows.waiting++ === 0) this.#bytes += rows.size;
  }

  release(rows: ScannedRows): void {
    if (--rows.waiting === 0) this.#bytes -= rows.size;
  }
}
