import type { ReadLine } from '../simulation/model.ts';
import { readRecordedCall } from '../simulation/read-recorded-call.ts';
import { type Batch, column, columns, timeAt, timesOf } from './batch.ts';
import type { Block, ScannerOptions } from './block.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Reads all lines of a block as text: slow, and the same. */
export function scanAsText(block: Block, options: ScannerOptions): Batch {
  const { bytes, isAscii } = block;
  const found: { readonly line: number; readonly read: ReadLine }[] = [];
  let lines = 0;
  for (let start = 0; start < bytes.length; lines++) {
    const end = bytes.indexOf(lineFeed, start);
    const read = readAsText(block, lines, start, end, options);
    if (read.kind !== 'empty') found.push({ line: lines, read });
    start = end + 1;
  }
  const table = new Int32Array(found.length * columns);
  const times = timesOf(table);
  for (const [row, { line, read }] of found.entries()) {
    table[row * columns + column.line] = line;
    table[row * columns + column.tool] = -1 - row;
    times[timeAt(row)] = timeOfRead(read);
  }
  const none = { kept: [], stray: [] };
  const slow = found.map(({ read }) => read);
  return {
    bytes,
    isAscii,
    lines,
    rows: slow.length,
    table,
    tools: none,
    grants: none,
    servers: none,
    increments: [],
    slow,
  };
}

/** Reads the line of a block that stands from `start` to its line feed at `end`. `line` counts from 0. */
export function readAsText(
  { bytes, isAscii, isUtf8, isFirst }: Block,
  line: number,
  start: number,
  end: number,
  options: ScannerOptions,
): ReadLine {
  if (!isUtf8 && !options.isUtf8(bytes.subarray(start, end)))
    return { kind: 'broken', broken: { line: line + 1, reason: 'is not UTF-8' } };
  const last = bytes[end - 1] === carriageReturn && end > start ? end - 1 : end;
  // A byte-order mark is left out of the first line of a recording, and of no other.
  return readRecordedCall(options.decode(bytes, isAscii, start, last), isFirst ? line + 1 : line + 2);
}

/** NaN when it has none. */
export function timeOfRead(read: ReadLine | undefined): number {
  return (read?.kind === 'call' ? read.call.ts : undefined) ?? Number.NaN;
}
