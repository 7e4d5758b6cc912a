import { type Prepared, stateless } from '../decision/prepare.ts';
import type { ReadLine } from '../simulation/model.ts';
import { type Batch, column, columns } from './batch.ts';
import type { CallBytes } from './call-bytes.ts';
import type { Name } from './names.ts';

/** Bytes; longer lines only make a table larger than need be. */
const usualLine = 128;

/** Collects the rows of one batch. */
export class BatchTable {
  readonly #id: number;
  #rows = 0;
  #table: Int32Array<ArrayBuffer>;
  #times: Float64Array<ArrayBuffer>;
  readonly #tools: string[] = [];
  readonly #grants: string[] = ['default'];
  readonly #servers: string[] = [];
  readonly #prepared: Prepared[] = [stateless];
  readonly #preparedIndexes = new Map<object, number>([[stateless, 0]]);
  readonly #slow: ReadLine[] = [];

  /** No two tables may have one `id`, as names remember in which they stand. `bytes` is the length of the lines. */
  constructor(id: number, bytes: number) {
    this.#id = id;
    const rows = 8 + Math.ceil(bytes / usualLine);
    this.#table = new Int32Array(rows * columns);
    this.#times = new Float64Array(rows);
  }

  add(
    call: CallBytes,
    line: number,
    time: number,
    tool: Name,
    grant: Name | undefined,
    server: Name | undefined,
    prepared: Prepared,
  ): void {
    const row = this.#nextRow();
    this.#times[row] = time;
    const table = this.#table;
    const at = row * columns;
    table[at + column.line] = line;
    table[at + column.slow] = -1;
    table[at + column.tool] = this.#indexOf(tool, this.#tools);
    table[at + column.grant] = grant === undefined ? 0 : this.#indexOf(grant, this.#grants);
    table[at + column.server] = server === undefined ? -1 : this.#indexOf(server, this.#servers);
    table[at + column.outcome] = call.outcome;
    table[at + column.prepared] = this.#preparedIndex(prepared);
    const hasTime = call.timeStart !== 0;
    table[at + column.timeStart] = hasTime ? call.timeStart : 0;
    table[at + column.timeEnd] = hasTime ? call.timeEnd : 0;
    const hasArguments = call.argumentsStart !== 0;
    table[at + column.argumentsStart] = hasArguments ? call.argumentsStart : 0;
    table[at + column.argumentsEnd] = hasArguments ? call.argumentsEnd : 0;
  }

  addSlow(line: number, read: ReadLine): void {
    const row = this.#nextRow();
    const ts = read.kind === 'call' ? read.call.ts : undefined;
    this.#times[row] = ts ?? Number.NaN;
    this.#table[row * columns + column.line] = line;
    this.#table[row * columns + column.slow] = this.#slow.push(read) - 1;
  }

  finish(
    { bytes, isAscii }: { readonly bytes: Uint8Array<ArrayBuffer>; readonly isAscii: boolean },
    lines: number,
  ): Batch {
    return {
      bytes,
      isAscii,
      lines,
      rows: this.#rows,
      table: this.#table,
      times: this.#times,
      tools: this.#tools,
      grants: this.#grants,
      servers: this.#servers,
      prepared: this.#prepared,
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

  #indexOf(name: Name, list: string[]): number {
    if (name.batch !== this.#id) {
      name.batch = this.#id;
      name.index = list.push(name.text) - 1;
    }
    return name.index;
  }

  #preparedIndex(prepared: Prepared): number {
    if (prepared === stateless) return 0;
    // Decisions are shared by the calls they are made of; increments are a call's own.
    const key = 'decision' in prepared ? prepared.decision : prepared;
    let index = this.#preparedIndexes.get(key);
    if (index === undefined) {
      index = this.#prepared.push(prepared) - 1;
      this.#preparedIndexes.set(key, index);
    }
    return index;
  }
}
