// Goes over a block of lines and writes a row for each call or broken line of it.
import { firstLineFeed } from './bytes';
import {
  areDoubtful,
  argumentsEnd,
  argumentsStart,
  grantEnd,
  grantStart,
  isTimeKnown,
  outcome,
  readCall,
  serverEnd,
  serverStart,
  time,
  timeEnd,
  timeStart,
  toolEnd,
  toolStart,
} from './call';
import { isUtf8, prepareCall, prepareTool, readSlowly, slowTime, timeOf } from './host';
import { input, looks, prepared, rowSize } from './layout';
import { forgetStrayNames, grant, mostNames, numberOf, server, tool } from './names';

export { outermostKeys } from './json';

/** How many lines the block had that was scanned last. */
export let lines: i32 = 0;
/** How many of the tools that are kept have been prepared. */
let knownTools: i32 = 0;

/** Where the rows of a block of `length` bytes stand. */
export function rowsAt(length: i32): usize {
  return (input + <usize>length + 31) & ~15;
}

/**
 * Scans `length` bytes at `input`, whose last one is a line feed, and gives the number of rows. They stand at `rowsAt`. -1: there is
 * no memory for them.
 */
export function scan(length: i32, isAllUtf8: bool): i32 {
  const end = input + <usize>length;
  const rows = rowsAt(length);
  let row = rows;
  lines = 0;
  forgetStrayNames();
  for (let at = input; at < end; lines++) {
    if (row + rowSize > (<usize>memory.size()) << 16 && memory.grow(16) < 0) return -1;
    const feed = readCall(at);
    if (feed !== 0 && (isAllUtf8 || isUtf8(offset(at), offset(feed)))) {
      writeCall(row);
      row += rowSize;
      at = feed + 1;
    } else {
      const lineEnd = firstLineFeed(at);
      const mark = readSlowly(lines, offset(at), offset(lineEnd));
      if (mark !== 0) {
        store<i32>(row, lines);
        store<i32>(row, mark, 4);
        store<f64>(row, slowTime(), 40);
        row += rowSize;
      }
      at = lineEnd + 1;
    }
  }
  return <i32>((row - rows) / rowSize);
}

function offset(at: usize): i32 {
  return <i32>(at - input);
}

function writeCall(row: usize): void {
  const number = numberOf(tool, toolStart, toolEnd);
  store<i32>(row, lines);
  store<i32>(row, number, 4);
  store<i32>(row, grantStart === 0 ? -1 : numberOf(grant, grantStart, grantEnd), 8);
  store<i32>(row, serverStart === 0 ? -1 : numberOf(server, serverStart, serverEnd), 12);
  store<i32>(row, outcome, 16);
  store<i32>(row, preparedAs(number), 20);
  store<i32>(row, timeStart === 0 ? 0 : offset(timeStart), 24);
  store<i32>(row, timeStart === 0 ? 0 : offset(timeEnd), 28);
  store<i32>(row, argumentsStart === 0 ? 0 : offset(argumentsStart), 32);
  store<i32>(row, argumentsStart === 0 ? 0 : offset(argumentsEnd), 36);
  store<f64>(row, madeAt(), 40);
}

function madeAt(): f64 {
  if (timeStart === 0) return NaN;
  return isTimeKnown ? time : timeOf(offset(timeStart), offset(timeEnd));
}

function preparedAs(number: i32): i32 {
  let as: i32;
  if (number >= mostNames) as = prepareTool(number);
  else {
    const at = prepared + ((<usize>number) << 2);
    // Numbers are given out in their order.
    if (number === knownTools) {
      store<i32>(at, prepareTool(number));
      knownTools++;
    }
    as = load<i32>(at);
  }
  if (as !== looks && !areDoubtful) return as;
  return argumentsStart === 0
    ? prepareCall(number, 0, 0, areDoubtful)
    : prepareCall(number, offset(argumentsStart), offset(argumentsEnd), areDoubtful);
}
