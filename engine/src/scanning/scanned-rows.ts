import { undecided } from '../decision/decide.ts';
import type { Increment } from '../decision/limits.ts';
import type { Outcome } from '../decision/model.ts';
import type { ReadLine, RecordedCall } from '../simulation/model.ts';
import { type Batch, column, columns, type Decode, outcomes, timeAt, timesOf } from './batch.ts';
import { CalledName } from './called-name.ts';

/** What was read of some lines, to be taken row by row: a row is whatever is no empty line. */
export interface Rows {
  readonly rows: number;
  readonly lines: number;
  /** Milliseconds since the epoch; NaN when that is missing or unreadable, or the row is no call. */
  timeOf(row: number): number;
  take(row: number): ReadLine;
}

/** What stands for the numbers of a batch's names. */
export interface BatchNames {
  toolOf(number: number): CalledName | undefined;
  grantOf(number: number): CalledName | undefined;
  serverOf(number: number): string | undefined;
}

const nameless = new CalledName('');

/** The rows of a batch, looked at without being taken out. What is said of a row holds where it `isCall`. */
export class ScannedRows implements Rows {
  readonly rows: number;
  readonly lines: number;
  /** How many of its calls wait for something; for whoever makes them wait. */
  waiting = 0;
  readonly #batch: Batch;
  readonly #table: Int32Array;
  readonly #times: Float64Array;
  readonly #names: BatchNames;
  readonly #firstLine: number;
  readonly #decode: Decode;

  constructor(batch: Batch, names: BatchNames, firstLine: number, decode: Decode) {
    this.rows = batch.rows;
    this.lines = batch.lines;
    this.#batch = batch;
    this.#table = batch.table;
    this.#times = timesOf(batch.table);
    this.#names = names;
    this.#firstLine = firstLine;
    this.#decode = decode;
  }

  /** Bytes of the recording that are kept in memory with any of these rows; 0 when that is no more than the row itself. */
  get size(): number {
    return this.lines === 1 ? 0 : this.#batch.bytes.byteLength;
  }

  /** False for a line that was read as text: take it. */
  isCall(row: number): boolean {
    return this.#at(row, column.tool) >= 0;
  }

  timeOf(row: number): number {
    return this.#times[timeAt(row)] ?? Number.NaN;
  }

  take(row: number): ReadLine {
    const tool = this.#at(row, column.tool);
    if (tool >= 0) return { kind: 'call', call: this.callOf(row) };
    return numbered(this.#batch.slow[-1 - tool] ?? { kind: 'empty' }, this.lineOf(row));
  }

  lineOf(row: number): number {
    return this.#firstLine + this.#at(row, column.line);
  }

  toolOf(row: number): CalledName {
    return this.#names.toolOf(this.#at(row, column.tool)) ?? nameless;
  }

  grantOf(row: number): CalledName {
    return this.#names.grantOf(this.#at(row, column.grant)) ?? nameless;
  }

  serverOf(row: number): string | undefined {
    const server = this.#at(row, column.server);
    return server < 0 ? undefined : this.#names.serverOf(server);
  }

  /** The call of a row. It refers to these rows. */
  callOf(row: number): ScannedCall {
    return new ScannedCall(this, row);
  }

  outcomeOf(row: number): Outcome {
    return outcomes[this.#at(row, column.outcome)] ?? 'complete';
  }

  /** Where the decision stands that needs no counters, or `undecided` (see `Prepared`). */
  preparedOf(row: number): number {
    return Math.max(undecided, this.#at(row, column.prepared));
  }

  /** What the call adds to each limit; undefined when it is one. */
  incrementsOf(row: number): readonly Increment[] | undefined {
    const prepared = this.#at(row, column.prepared);
    return prepared < undecided ? this.#batch.increments[-2 - prepared] : undefined;
  }

  /** Bytes of its arguments. */
  weightOf(row: number): number {
    return this.#at(row, column.argumentsEnd) - this.#at(row, column.argumentsStart);
  }

  tsTextOf(row: number): string | undefined {
    return this.#textOf(row, column.timeStart, column.timeEnd);
  }

  argumentsTextOf(row: number): string | undefined {
    return this.#textOf(row, column.argumentsStart, column.argumentsEnd);
  }

  /** The row by itself, in memory of its own. */
  only(row: number): ScannedRows {
    const { bytes, table } = this.#batch;
    const own = table.slice(row * columns, (row + 1) * columns);
    const places = [column.timeStart, column.timeEnd, column.argumentsStart, column.argumentsEnd].filter(
      (at) => own[at],
    );
    const used = places.map((at) => own[at] ?? 0);
    // No text begins at 0, as that is the place of what is missing.
    const start = used.length === 0 ? 0 : Math.min(...used) - 1;
    for (const at of places) own[at] = (own[at] ?? 0) - start;
    own[column.line] = 0;
    const batch = {
      ...this.#batch,
      bytes: bytes.slice(start, Math.max(start, ...used)),
      lines: 1,
      rows: 1,
      table: own,
    };
    return new ScannedRows(batch, this.#names, this.lineOf(row), this.#decode);
  }

  #at(row: number, column: number): number {
    return this.#table[row * columns + column] ?? 0;
  }

  /** The text between the places that two columns keep; undefined when there is none. */
  #textOf(row: number, start: number, end: number): string | undefined {
    const from = this.#at(row, start);
    if (from === 0) return undefined;
    return this.#decode(this.#batch.bytes, this.#batch.isAscii, from, this.#at(row, end));
  }
}

/**
 * A call whose parts are read from its row, and its texts from the bytes of the recording, when somebody asks for them.
 */
export class ScannedCall implements RecordedCall {
  rows: ScannedRows;
  row: number;

  constructor(rows: ScannedRows, row: number) {
    this.rows = rows;
    this.row = row;
  }

  get line(): number {
    return this.rows.lineOf(this.row);
  }

  get ts(): number | undefined {
    const time = this.rows.timeOf(this.row);
    return Number.isNaN(time) ? undefined : time;
  }

  get tsText(): string | undefined {
    return this.rows.tsTextOf(this.row);
  }

  get grant(): string {
    return this.rows.grantOf(this.row).name;
  }

  get server(): string | undefined {
    return this.rows.serverOf(this.row);
  }

  get tool(): string {
    return this.rows.toolOf(this.row).name;
  }

  get argumentsText(): string | undefined {
    return this.rows.argumentsTextOf(this.row);
  }

  get argumentKeys(): undefined {
    return undefined;
  }

  get outcome(): Outcome {
    return this.rows.outcomeOf(this.row);
  }

  /** The same call by itself, as `readRecordedCall` gives it. */
  toJSON(): RecordedCall {
    const { line, ts, tsText, grant, server, tool, argumentsText, argumentKeys, outcome } = this;
    return { line, ts, tsText, grant, server, tool, argumentsText, argumentKeys, outcome };
  }

  /** Refers to the same call as the one row of other rows from now on. */
  moveTo(rows: ScannedRows): void {
    this.rows = rows;
    this.row = 0;
  }
}

/** A call that refers to no batch, to be kept. */
export function plainCall(recorded: RecordedCall): RecordedCall {
  return recorded instanceof ScannedCall ? recorded.toJSON() : recorded;
}

/** How much memory the arguments of a call take: UTF-16 code units, or bytes where they are in a batch. */
export function weightOf(recorded: RecordedCall): number {
  if (recorded instanceof ScannedCall) return recorded.rows.weightOf(recorded.row);
  return recorded.argumentsText?.length ?? 0;
}

function numbered(read: ReadLine, line: number): ReadLine {
  if (read.kind === 'call') return { kind: 'call', call: { ...read.call, line } };
  return read.kind === 'broken' ? { kind: 'broken', broken: { ...read.broken, line } } : read;
}
