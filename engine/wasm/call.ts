// Reads a recorded call: where its parts stand, from the first byte to behind the last, without quotes. 0: it has none.
import { afterSpace, byteAt, isDigit, lineFeed, quote } from './bytes';
import { midnightOf } from './host';
import { afterKey, afterValue, clearDoubt, isDoubtful, openBrace } from './json';

const comma: u8 = 0x2c;
const colon: u8 = 0x3a;
const closeBrace: u8 = 0x7d;

export let toolStart: usize = 0;
export let toolEnd: usize = 0;
export let grantStart: usize = 0;
export let grantEnd: usize = 0;
export let serverStart: usize = 0;
export let serverEnd: usize = 0;
export let timeStart: usize = 0;
export let timeEnd: usize = 0;
/** Milliseconds since the epoch; NaN when it has still to be read from its text, or there is no such time. */
export let time: f64 = NaN;
/** Whether `time` is what the text says. */
export let isTimeKnown: bool = false;
/** As a number: see `outcomes` in engine/src/scanning/batch.ts. */
export let outcome: i32 = 0;
export let argumentsStart: usize = 0;
export let argumentsEnd: usize = 0;
/** Whether the arguments may be malformed although they are JSON. */
export let areDoubtful: bool = false;

/**
 * Reads the line that begins at `start`, and gives the place of the line feed that ends it. 0: it is no recorded call, or one that
 * is not written as nearly all are, and must be read as text.
 */
export function readCall(start: usize): usize {
  toolStart = 0;
  grantStart = 0;
  serverStart = 0;
  timeStart = 0;
  argumentsStart = 0;
  outcome = -1;
  areDoubtful = false;
  let versions = 0;
  let at = afterSpace(start);
  if (byteAt(at) !== openBrace) return 0;
  at = afterSpace(at + 1);
  while (true) {
    if (byteAt(at) !== quote) return 0;
    const key = at + 1;
    at = afterKey(at);
    if (at === 0) return 0;
    const length = at - key - 1;
    if (byteAt(at) !== colon) at = afterSpace(at);
    if (byteAt(at) !== colon) return 0;
    at = afterSpace(at + 1);
    if (length === 1 && byteAt(key) === 0x76 && byteAt(at) === 0x31) {
      // "v": 1
      versions++;
      at++;
    } else {
      at = readMember(key, length, at);
      if (at === 0) return 0;
    }
    if (byteAt(at) !== comma) at = afterSpace(at);
    if (byteAt(at) === closeBrace) break;
    if (byteAt(at) !== comma) return 0;
    at = afterSpace(at + 1);
  }
  at = afterSpace(at + 1);
  if (byteAt(at) !== lineFeed || versions !== 1 || toolStart === 0) return 0;
  if (outcome < 0) outcome = 0;
  return at;
}

/** Reads the value at `at` of a key that stands for the first time; gives the place behind it. */
function readMember(key: usize, length: usize, at: usize): usize {
  // Words are compared four letters at a time, as the number that their bytes are.
  if (length === 9 && isWord(key, 0x75677261, 0x746e656d) && byteAt(key + 8) === 0x73) return readArguments(at);
  if (byteAt(at) !== quote) return 0;
  if (length === 2 && load<u16>(key) === 0x7374) return readTime(at);
  const end = afterKey(at);
  if (end === 0) return 0;
  const isEmpty = end - at === 2;
  if (length === 4 && load<u32>(key) === 0x6c6f6f74) {
    if (toolStart !== 0 || isEmpty) return 0;
    toolStart = at + 1;
    toolEnd = end - 1;
  } else if (length === 5 && load<u32>(key) === 0x6e617267 && byteAt(key + 4) === 0x74) {
    if (grantStart !== 0) return 0;
    grantStart = at + 1;
    grantEnd = end - 1;
  } else if (length === 6 && load<u32>(key) === 0x76726573 && load<u16>(key + 4) === 0x7265) {
    if (serverStart !== 0 || isEmpty) return 0;
    serverStart = at + 1;
    serverEnd = end - 1;
  } else if (length === 7 && load<u32>(key) === 0x6374756f && load<u32>(key + 3) === 0x656d6f63) {
    if (outcome >= 0) return 0;
    outcome = outcomeOf(at + 1, end - at - 2);
    if (outcome < 0) return 0;
  } else return 0;
  return end;
}

/** Whether eight letters stand at a place: four, and four. */
function isWord(at: usize, first: u32, second: u32): bool {
  return load<u32>(at) === first && load<u32>(at + 4) === second;
}

/** -1: it is none. */
function outcomeOf(at: usize, length: usize): i32 {
  switch (<i32>length) {
    case 8:
      return isWord(at, 0x706d6f63, 0x6574656c) ? 0 : -1; // complete
    case 14:
      return isWord(at, 0x75706e69, 0x65725f74) && isWord(at + 6, 0x75716572, 0x64657269) ? 1 : -1; // input_required
    case 10:
      return isWord(at, 0x6c6f6f74, 0x7272655f) && load<u16>(at + 8) === 0x726f ? 2 : -1; // tool_error
    case 9:
      if (isWord(at, 0x5f637072, 0x6f727265) && byteAt(at + 8) === 0x72) return 3; // rpc_error
      return isWord(at, 0x636e6163, 0x656c6c65) && byteAt(at + 8) === 0x64 ? 5 : -1; // cancelled
    case 7:
      return load<u32>(at) === 0x656d6974 && load<u32>(at + 3) === 0x74756f65 ? 4 : -1; // timeout
    default:
      return -1;
  }
}

function readArguments(at: usize): usize {
  if (argumentsStart !== 0) return 0;
  clearDoubt();
  const end = afterValue(at, 0);
  areDoubtful = isDoubtful || byteAt(at) !== openBrace;
  argumentsStart = at;
  argumentsEnd = end;
  return end;
}

/** A time of the usual layout holds no letter that would need a look of its own, so it is not stepped over before. */
function readTime(at: usize): usize {
  if (timeStart !== 0) return 0;
  timeStart = at + 1;
  const length: usize = byteAt(at + 25) === quote ? 24 : 20;
  timeEnd = timeStart + length;
  if (byteAt(timeEnd) === quote && readUsualTime(length)) return timeEnd + 1;
  isTimeKnown = false;
  const end = afterKey(at);
  timeEnd = end - 1;
  return end;
}

/** The date that was read last, as a number of eight digits, and when it begins. Most calls are of the day before them. */
let lastDate: i32 = -1;
let lastMidnight: f64 = NaN;

/** Reads `2026-11-20T09:00:00.000Z`, or the same without thousandths; false when the time has another layout. */
function readUsualTime(length: usize): bool {
  const start = timeStart;
  if (byteAt(start + 4) !== 0x2d || byteAt(start + 7) !== 0x2d || byteAt(start + 10) !== 0x54) return false;
  if (byteAt(start + 13) !== colon || byteAt(start + 16) !== colon || byteAt(timeEnd - 1) !== 0x5a) return false;
  const century = two(start);
  const year = two(start + 2);
  const month = two(start + 5);
  const day = two(start + 8);
  const hour = two(start + 11);
  const minute = two(start + 14);
  const second = two(start + 17);
  if ((century | year | month | day | hour | minute | second) < 0) return false;
  if (hour > 23 || minute > 59 || second > 59) return false;
  let thousandths = 0;
  if (length === 24) {
    const tenths = two(start + 20);
    const last = byteAt(start + 22);
    if (byteAt(start + 19) !== 0x2e || tenths < 0 || !isDigit(last)) return false;
    thousandths = tenths * 10 + <i32>(last - 0x30);
  }
  const date = ((century * 100 + year) * 100 + month) * 100 + day;
  if (date !== lastDate) {
    lastDate = date;
    lastMidnight = midnightOf(date);
  }
  time = lastMidnight + <f64>(((hour * 60 + minute) * 60 + second) * 1000 + thousandths);
  isTimeKnown = true;
  return true;
}

/** The number of two digits, -1 when they are none. */
function two(at: usize): i32 {
  const tens = byteAt(at);
  const ones = byteAt(at + 1);
  return isDigit(tens) && isDigit(ones) ? <i32>(tens - 0x30) * 10 + <i32>(ones - 0x30) : -1;
}
