import type { Outcome } from '../decision/model.ts';
import type { Prepared } from '../decision/prepare.ts';
import type { ReadLine } from '../simulation/model.ts';

/**
 * What was found in a block of a recording's lines, in their order. Plain data in few objects, so that it passes between
 * threads at little cost. A row is a call or a broken line; empty lines have none.
 */
export interface Batch {
  /** The lines, each ended by a line feed. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether the bytes are all ASCII. */
  readonly isAscii: boolean;
  /** How many lines there are. */
  readonly lines: number;
  readonly rows: number;
  /** `columns` numbers for each row, in the order of `column`. It may be longer than need be. */
  readonly table: Int32Array<ArrayBuffer>;
  /** When each row's call was made, in milliseconds since the epoch; NaN when that is missing or unreadable. */
  readonly times: Float64Array<ArrayBuffer>;
  readonly tools: readonly string[];
  readonly grants: readonly string[];
  readonly servers: readonly string[];
  readonly prepared: readonly Prepared[];
  /** Lines that were read as text, at `column.slow`. Their line numbers count from 1 in this block. */
  readonly slow: readonly ReadLine[];
}

/** Where a row keeps what. A text is from its first byte to behind its last; 0 and 0 when there is none. */
export const column = {
  /** Counted from 0. */
  line: 0,
  /** -1, or where in `Batch.slow` the line is. All that follows is then meaningless. */
  slow: 1,
  tool: 2,
  grant: 3,
  /** -1: none is named. */
  server: 4,
  outcome: 5,
  prepared: 6,
  timeStart: 7,
  timeEnd: 8,
  argumentsStart: 9,
  argumentsEnd: 10,
} as const;

export const columns = 11;

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
