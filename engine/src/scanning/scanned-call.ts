import type { Effect, Outcome } from '../decision/model.ts';
import type { ToolPlan } from '../decision/plan.ts';
import { type Prepared, stateless } from '../decision/prepare.ts';
import type { ReadLine, RecordedCall } from '../simulation/model.ts';
import { type Batch, column, columns, type Decode, outcomes } from './batch.ts';

/** What was read of some lines, to be taken row by row: a row is whatever is no empty line. */
export interface Rows {
  readonly rows: number;
  readonly lines: number;
  /** Milliseconds since the epoch; NaN when that is missing or unreadable, or the row is no call. */
  timeOf(row: number): number;
  take(row: number): ReadLine;
}

/** `firstLine` is the number of the batch's first line in its recording. */
export function readBatch(batch: Batch, firstLine: number, decode: Decode): Rows {
  return new OpenBatch(batch, firstLine, decode);
}

/** A tool's name, and what a replay found out about it: so that it looks that up once a batch. */
export class CalledTool {
  readonly name: string;
  plan: ToolPlan | undefined;
  counts: Record<Effect, number> | undefined;

  constructor(name: string) {
    this.name = name;
  }
}

class OpenBatch implements Rows {
  readonly rows: number;
  readonly lines: number;
  readonly size: number;
  readonly #batch: Batch;
  readonly #firstLine: number;
  readonly #decode: Decode;
  readonly #tools: readonly CalledTool[];
  /** Whether `HeldBytes` knows of it. */
  isHeld = false;

  constructor(batch: Batch, firstLine: number, decode: Decode) {
    this.rows = batch.rows;
    this.lines = batch.lines;
    this.size = batch.bytes.byteLength;
    this.#batch = batch;
    this.#firstLine = firstLine;
    this.#decode = decode;
    this.#tools = batch.tools.map((name) => new CalledTool(name));
  }

  timeOf(row: number): number {
    return this.#batch.times[row] ?? Number.NaN;
  }

  take(row: number): ReadLine {
    const { table, times, grants, servers, prepared, slow } = this.#batch;
    const at = row * columns;
    const line = this.#firstLine + (table[at + column.line] ?? 0);
    const slowly = table[at + column.slow] ?? -1;
    if (slowly >= 0) return numbered(slow[slowly] ?? { kind: 'empty' }, line);
    const time = times[row] ?? Number.NaN;
    const server = table[at + column.server] ?? -1;
    const call = new ScannedCall(
      this,
      at,
      line,
      Number.isNaN(time) ? undefined : time,
      grants[table[at + column.grant] ?? 0] ?? '',
      server < 0 ? undefined : servers[server],
      this.#tools[table[at + column.tool] ?? 0] ?? new CalledTool(''),
      outcomes[table[at + column.outcome] ?? 0] ?? 'complete',
      prepared[table[at + column.prepared] ?? 0] ?? stateless,
      (table[at + column.argumentsEnd] ?? 0) - (table[at + column.argumentsStart] ?? 0),
    );
    return { kind: 'call', call };
  }

  /** The text between the places that two columns keep; undefined when there is none. */
  textAt(at: number, start: number, end: number): string | undefined {
    const { table, bytes, isAscii } = this.#batch;
    const from = table[at + start] ?? 0;
    return from === 0 ? undefined : this.#decode(bytes, isAscii, from, table[at + end] ?? from);
  }
}

/** A call whose texts are taken from the bytes of its recording when somebody asks for them. */
export class ScannedCall implements RecordedCall {
  /** Where the simulation put this call: it waits by itself, as there are very many of them. */
  source = 0;
  sequence = 0;
  key = 0;
  readonly line: number;
  readonly ts: number | undefined;
  readonly grant: string;
  readonly server: string | undefined;
  readonly tool: string;
  readonly called: CalledTool;
  readonly outcome: Outcome;
  readonly prepared: Prepared;
  /** Bytes of its arguments. */
  readonly weight: number;
  #batch: OpenBatch | undefined;
  readonly #at: number;
  #tsText: string | undefined;
  #argumentsText: string | undefined;

  constructor(
    batch: OpenBatch,
    at: number,
    line: number,
    ts: number | undefined,
    grant: string,
    server: string | undefined,
    called: CalledTool,
    outcome: Outcome,
    prepared: Prepared,
    weight: number,
  ) {
    this.line = line;
    this.ts = ts;
    this.grant = grant;
    this.server = server;
    this.tool = called.name;
    this.called = called;
    this.outcome = outcome;
    this.prepared = prepared;
    this.weight = weight;
    this.#batch = batch;
    this.#at = at;
  }

  get tsText(): string | undefined {
    return this.#batch?.textAt(this.#at, column.timeStart, column.timeEnd) ?? this.#tsText;
  }

  get argumentsText(): string | undefined {
    return this.#batch?.textAt(this.#at, column.argumentsStart, column.argumentsEnd) ?? this.#argumentsText;
  }

  get recorded(): this {
    return this;
  }

  get argumentKeys(): undefined {
    return undefined;
  }

  /** The same call by itself, as `readRecordedCall` gives it. */
  toJSON(): RecordedCall {
    const { line, ts, tsText, grant, server, tool, argumentsText, argumentKeys, outcome } = this;
    return { line, ts, tsText, grant, server, tool, argumentsText, argumentKeys, outcome };
  }

  /** Bytes that this call keeps in memory and none before it did. */
  takeHeld(): number {
    const batch = this.#batch;
    if (batch === undefined || batch.isHeld) return 0;
    batch.isHeld = true;
    return batch.size;
  }

  /** Takes its texts out of the batch, so that it holds no other bytes any more. */
  detach(): void {
    if (this.#batch === undefined) return;
    this.#tsText = this.tsText;
    this.#argumentsText = this.argumentsText;
    this.#batch = undefined;
  }
}

function numbered(read: ReadLine, line: number): ReadLine {
  if (read.kind === 'call') return { kind: 'call', call: { ...read.call, line } };
  return read.kind === 'broken' ? { kind: 'broken', broken: { ...read.broken, line } } : read;
}

/** A call that refers to no batch, to be kept. */
export function plainCall(recorded: RecordedCall): RecordedCall {
  return recorded instanceof ScannedCall ? recorded.toJSON() : recorded;
}

/** How much memory the arguments of a call take: UTF-16 code units, or bytes where they are in a batch. */
export function weightOf(recorded: RecordedCall): number {
  return recorded instanceof ScannedCall ? recorded.weight : (recorded.argumentsText?.length ?? 0);
}
