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

class OpenBatch implements Rows, CallTexts {
  readonly rows: number;
  readonly lines: number;
  readonly #batch: Batch;
  readonly #firstLine: number;
  readonly #decode: Decode;
  readonly #tools: readonly CalledTool[];
  #isHeld = false;

  constructor(batch: Batch, firstLine: number, decode: Decode) {
    this.rows = batch.rows;
    this.lines = batch.lines;
    this.#batch = batch;
    this.#firstLine = firstLine;
    this.#decode = decode;
    this.#tools = batch.tools.map((name) => new CalledTool(name));
  }

  timeOf(row: number): number {
    return this.#batch.times[row] ?? Number.NaN;
  }

  take(row: number): ReadLine {
    const { table, times, grants, prepared, slow } = this.#batch;
    const at = row * columns;
    const line = this.#firstLine + (table[at + column.line] ?? 0);
    const slowly = table[at + column.slow] ?? -1;
    if (slowly >= 0) return numbered(slow[slowly] ?? { kind: 'empty' }, line);
    const time = times[row] ?? Number.NaN;
    const call = new ScannedCall(
      this,
      at,
      Number.isNaN(time) ? undefined : time,
      grants[table[at + column.grant] ?? 0] ?? '',
      this.#tools[table[at + column.tool] ?? 0] ?? new CalledTool(''),
      prepared[table[at + column.prepared] ?? 0] ?? stateless,
    );
    return { kind: 'call', call };
  }

  lineAt(at: number): number {
    return this.#firstLine + (this.#batch.table[at + column.line] ?? 0);
  }

  serverAt(at: number): string | undefined {
    const server = this.#batch.table[at + column.server] ?? -1;
    return server < 0 ? undefined : this.#batch.servers[server];
  }

  outcomeAt(at: number): Outcome {
    return outcomes[this.#batch.table[at + column.outcome] ?? 0] ?? 'complete';
  }

  weightAt(at: number): number {
    const { table } = this.#batch;
    return (table[at + column.argumentsEnd] ?? 0) - (table[at + column.argumentsStart] ?? 0);
  }

  tsTextAt(at: number): string | undefined {
    return this.#textAt(at, column.timeStart, column.timeEnd);
  }

  argumentsTextAt(at: number): string | undefined {
    return this.#textAt(at, column.argumentsStart, column.argumentsEnd);
  }

  takeHeld(): number {
    if (this.#isHeld) return 0;
    this.#isHeld = true;
    return this.#batch.bytes.byteLength;
  }

  /** The text between the places that two columns keep; undefined when there is none. */
  #textAt(at: number, start: number, end: number): string | undefined {
    const { table, bytes, isAscii } = this.#batch;
    const from = table[at + start] ?? 0;
    return from === 0 ? undefined : this.#decode(bytes, isAscii, from, table[at + end] ?? from);
  }
}

/** What a call leaves where it was read, as it is seldom asked for. `at` is where the call stands in the table. */
interface CallTexts {
  lineAt(at: number): number;
  serverAt(at: number): string | undefined;
  outcomeAt(at: number): Outcome;
  /** Bytes of its arguments. */
  weightAt(at: number): number;
  tsTextAt(at: number): string | undefined;
  argumentsTextAt(at: number): string | undefined;
  /** Bytes that are kept in memory, and were not asked for before. */
  takeHeld(): number;
}

/** Of one call alone. */
class OwnTexts implements CallTexts {
  readonly #call: RecordedCall;
  readonly #weight: number;

  constructor(call: ScannedCall) {
    this.#call = call.toJSON();
    this.#weight = call.weight;
  }

  lineAt(): number {
    return this.#call.line;
  }

  serverAt(): string | undefined {
    return this.#call.server;
  }

  outcomeAt(): Outcome {
    return this.#call.outcome;
  }

  weightAt(): number {
    return this.#weight;
  }

  tsTextAt(): string | undefined {
    return this.#call.tsText;
  }

  argumentsTextAt(): string | undefined {
    return this.#call.argumentsText;
  }

  takeHeld(): number {
    return 0;
  }
}

/**
 * A call whose texts are taken from the bytes of its recording when somebody asks for them. It is small, as thousands wait
 * for their turn, and waits by itself: a simulation sets `source`, `sequence` and `key`.
 */
export class ScannedCall implements RecordedCall {
  readonly ts: number | undefined;
  readonly grant: string;
  readonly called: CalledTool;
  readonly prepared: Prepared;
  source = 0;
  sequence = 0;
  key = 0;
  #texts: CallTexts;
  readonly #at: number;

  constructor(
    texts: CallTexts,
    at: number,
    ts: number | undefined,
    grant: string,
    called: CalledTool,
    prepared: Prepared,
  ) {
    this.ts = ts;
    this.grant = grant;
    this.called = called;
    this.prepared = prepared;
    this.#texts = texts;
    this.#at = at;
  }

  get line(): number {
    return this.#texts.lineAt(this.#at);
  }

  get server(): string | undefined {
    return this.#texts.serverAt(this.#at);
  }

  get tool(): string {
    return this.called.name;
  }

  get outcome(): Outcome {
    return this.#texts.outcomeAt(this.#at);
  }

  get weight(): number {
    return this.#texts.weightAt(this.#at);
  }

  get tsText(): string | undefined {
    return this.#texts.tsTextAt(this.#at);
  }

  get argumentsText(): string | undefined {
    return this.#texts.argumentsTextAt(this.#at);
  }

  get argumentKeys(): undefined {
    return undefined;
  }

  get recorded(): this {
    return this;
  }

  /** The same call by itself, as `readRecordedCall` gives it. */
  toJSON(): RecordedCall {
    const { line, ts, tsText, grant, server, tool, argumentsText, argumentKeys, outcome } = this;
    return { line, ts, tsText, grant, server, tool, argumentsText, argumentKeys, outcome };
  }

  /** Bytes that this call keeps in memory and none before it did. */
  takeHeld(): number {
    return this.#texts.takeHeld();
  }

  /** Takes its texts out of the batch, so that it holds no other bytes any more. */
  detach(): void {
    if (this.#texts instanceof OpenBatch) this.#texts = new OwnTexts(this);
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
