import type { Increment } from '../decision/limits.ts';
import type { Outcome } from '../decision/model.ts';
import type { ReadLine } from '../simulation/model.ts';
import type { NewNames } from './names.ts';

/**
 * What was found in a block of a recording's lines, in their order. Plain data in few objects, so that it passes between
 * threads at little cost. A row is a call or a broken line; empty lines have none. Names are numbers that all batches of one
 * scanner share, so its batches have to be opened in the order in which it made them (batch-reader.ts).
 */
export interface Batch {
  /** The lines, each ended by a line feed. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether the bytes are all ASCII. */
  readonly isAscii: boolean;
  /** How many lines there are. */
  readonly lines: number;
  readonly rows: number;
  /** `columns` numbers for each row, in the order of `column`; the last two are one number, the time: see `timesOf`. */
  readonly table: Int32Array<ArrayBuffer>;
  readonly tools: NewNames;
  readonly grants: NewNames;
  readonly servers: NewNames;
  /** What calls add to each limit, where they do not add one, at `column.prepared`. */
  readonly increments: readonly (readonly Increment[])[];
  /** Lines that were read as text, at `column.tool`. Their line numbers count from 1 in this block. */
  readonly slow: readonly ReadLine[];
}

/** Where a row keeps what. A text is from its first byte to behind its last; 0 and 0 when there is none. */
export const column = {
  /** Counted from 0. */
  line: 0,
  /** The number of a name; or below 0, where in `Batch.slow` the line is, counted down from -1. What follows then says nothing. */
  tool: 1,
  /** The number of a name, -1: none is named. */
  grant: 2,
  server: 3,
  outcome: 4,
  /** As `Prepared`; increments are below -1, counted down from -2. */
  prepared: 5,
  timeStart: 6,
  timeEnd: 7,
  argumentsStart: 8,
  argumentsEnd: 9,
} as const;

/** Numbers of 4 bytes. */
export const columns = 12;

/** When each row's call was made, in milliseconds since the epoch, at `timeAt(row)`; NaN when that is missing or unreadable. */
export function timesOf(table: Int32Array): Float64Array {
  return new Float64Array(table.buffer, table.byteOffset, table.length / 2);
}

export function timeAt(row: number): number {
  return row * (columns / 2) + columns / 2 - 1;
}

/** In the order of their numbers in the table. */
export const outcomes: readonly Outcome[] = [
  'complete',
  'input_required',
  'tool_error',
  'rpc_error',
  'timeout',
  'cancelled',
];

/** The text of bytes that are UTF-8. The engine has none of its own: it knows neither Node nor a browser. */
export type Decode = (bytes: Uint8Array, isAscii: boolean, start: number, end: number) => string;
