import type { Increment } from '../decision/limits.ts';
import type { Prepared } from '../decision/prepare.ts';
import type { ReadLine } from '../simulation/model.ts';
import { type Batch, column, columns } from './batch.ts';
import type { CallBytes } from './call-bytes.ts';

/** Bytes; longer lines only make a table larger than need be. */
const usualLine = 128;

/** Collects the rows of one batch. */
export class BatchTable {
  #rows = 0;
  #table: Int32Array<ArrayBuffer>;
  #times: Float64Array<ArrayBuffer>;
  readonly #increments: (readonly Increment[])[] = [];
  readonly #slow: ReadLine[] = [];

  /** `bytes` is the length of the lines. */
  constructor(bytes: number) {
    const rows = 8 + Math.ceil(bytes / usualLine);
    this.#table = new Int32Array(rows * columns);
    this.#times = new Float64Array(rows);
  }

  /** Names are numbers; -1 for a grant or server that is not named. */
  add(
    call: CallBytes,
    line: number,
    time: number,
    tool: number,
    grant: number,
    server: number,
    prepared: Prepared,
  ): void {
    const row = this.#nextRow();
    this.#times[row] = time;
    const table = this.#table;
    const at = row * columns;
    table[at + column.line] = line;
    table[at + column.tool] = tool;
    table[at + column.grant] = grant;
    table[at + column.server] = server;
    table[at + column.outcome] = call.outcome;
    table[at + column.prepared] = typeof prepared === 'number' ? prepared : -1 - this.#increments.push(prepared);
    if (call.timeStart !== 0) {
      table[at + column.timeStart] = call.timeStart;
      table[at + column.timeEnd] = call.timeEnd;
    }
    if (call.argumentsStart !== 0) {
      table[at + column.argumentsStart] = call.argumentsStart;
      table[at + column.argumentsEnd] = call.argumentsEnd;
    }
  }

  addSlow(line: number, read: ReadLine): void {
    const row = this.#nextRow();
    const ts = read.kind === 'call' ? read.call.ts : undefined;
    this.#times[row] = ts ?? Number.NaN;
    this.#table[row * columns + column.line] = line;
    this.#table[row * columns + column.tool] = -this.#slow.push(read);
  }

  finish(rest: Pick<Batch, 'bytes' | 'isAscii' | 'lines' | 'tools' | 'grants' | 'servers'>): Batch {
    return {
      ...rest,
      rows: this.#rows,
      table: this.#table,
      times: this.#times,
      increments: this.#increments,
      slow: this.#slow,
    };
  }

  #nextRow(): number {
    const row = this.#rows++;
    if (row === this.#times.length) {
      const [table, times] = [this.#table, this.#times];
      this.#table = new Int32Array(table.length * 2);
      this.#table.set(table);
      this.#times = new Float64Array(times.length * 2);
      this.#times.set(times);
    }
    return row;
  }
}
