import { outcomes } from './batch.ts';
import { afterKey, afterSpace, afterValue, clearDoubt, isAt, isDoubtful, openBrace, quote } from './json-bytes.ts';
import { timeAt } from './times.ts';

/** Where the parts of a recorded call stand in its line: from the first byte to behind the last, without quotes. 0: absent. */
export interface CallBytes {
  toolStart: number;
  toolEnd: number;
  grantStart: number;
  grantEnd: number;
  serverStart: number;
  serverEnd: number;
  timeStart: number;
  timeEnd: number;
  /** Milliseconds since the epoch; NaN when it has still to be read from its text. */
  time: number;
  /** As a number: see `outcomes` in batch.ts. */
  outcome: number;
  argumentsStart: number;
  argumentsEnd: number;
  /** Whether the arguments may be malformed although they are JSON. */
  isDoubtful: boolean;
}

export function createCallBytes(): CallBytes {
  return {
    toolStart: 0,
    toolEnd: 0,
    grantStart: 0,
    grantEnd: 0,
    serverStart: 0,
    serverEnd: 0,
    timeStart: 0,
    timeEnd: 0,
    time: Number.NaN,
    outcome: 0,
    argumentsStart: 0,
    argumentsEnd: 0,
    isDoubtful: false,
  };
}

/** Bytes of `2026-11-20T09:00:00.000Z`. */
const usualTime = 24;
const [comma, colon, closeBrace, lineFeed, one] = [0x2c, 0x3a, 0x7d, 0x0a, 0x31];

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const v = bytesOf('v');
const ts = bytesOf('ts');
const tool = bytesOf('tool');
const grant = bytesOf('grant');
const server = bytesOf('server');
const outcome = bytesOf('outcome');
const args = bytesOf('arguments');
const outcomeWords = outcomes.map(bytesOf);

/**
 * Reads the line that begins at `start` into `call`, and gives the offset of the line feed that ends it. -1: it is no
 * recorded call, or one that is not written as nearly all are, and must be read as text.
 */
export function readCallBytes(bytes: Uint8Array, start: number, call: CallBytes): number {
  call.toolStart = 0;
  call.grantStart = 0;
  call.serverStart = 0;
  call.timeStart = 0;
  call.time = Number.NaN;
  call.argumentsStart = 0;
  call.outcome = -1;
  call.isDoubtful = false;
  let versions = 0;
  let at = afterSpace(bytes, start);
  if (bytes[at] !== openBrace) return -1;
  at = afterSpace(bytes, at + 1);
  for (;;) {
    if (bytes[at] !== quote) return -1;
    const key = at + 1;
    at = afterKey(bytes, at);
    if (at < 0) return at;
    const length = at - key - 1;
    if (bytes[at] !== colon) at = afterSpace(bytes, at);
    if (bytes[at] !== colon) return -1;
    at = afterSpace(bytes, at + 1);
    if (length === 1 && bytes[at] === one && isAt(bytes, key, v)) {
      versions++;
      at++;
    } else at = readMember(bytes, key, length, at, call);
    if (at < 0) return at;
    if (bytes[at] !== comma) at = afterSpace(bytes, at);
    if (bytes[at] === closeBrace) break;
    if (bytes[at] !== comma) return -1;
    at = afterSpace(bytes, at + 1);
  }
  at = afterSpace(bytes, at + 1);
  if (bytes[at] !== lineFeed || versions !== 1 || call.toolStart === 0) return -1;
  if (call.outcome < 0) call.outcome = 0;
  return at;
}

/** Reads the value at `at` of a key that stands for the first time; gives the offset behind it. */
function readMember(bytes: Uint8Array, key: number, length: number, at: number, call: CallBytes): number {
  if (length === args.length && isAt(bytes, key, args)) return readArguments(bytes, at, call);
  if (bytes[at] !== quote) return -1;
  if (length === ts.length && isAt(bytes, key, ts)) return readTime(bytes, at, call);
  const end = afterKey(bytes, at);
  if (end < 0) return end;
  if (length === tool.length && isAt(bytes, key, tool)) {
    if (call.toolStart !== 0 || end - at === 2) return -1;
    call.toolStart = at + 1;
    call.toolEnd = end - 1;
  } else if (length === grant.length && isAt(bytes, key, grant)) {
    if (call.grantStart !== 0) return -1;
    call.grantStart = at + 1;
    call.grantEnd = end - 1;
  } else if (length === server.length && isAt(bytes, key, server)) {
    if (call.serverStart !== 0 || end - at === 2) return -1;
    call.serverStart = at + 1;
    call.serverEnd = end - 1;
  } else if (length === outcome.length && isAt(bytes, key, outcome)) {
    if (call.outcome >= 0) return -1;
    call.outcome = outcomeWords.findIndex((word) => word.length === end - at - 2 && isAt(bytes, at + 1, word));
    if (call.outcome < 0) return -1;
  } else return -1;
  return end;
}

/** A time of the usual layout holds no letter that would need a look of its own, so it is not stepped over before. */
function readTime(bytes: Uint8Array, at: number, call: CallBytes): number {
  if (call.timeStart !== 0) return -1;
  call.timeStart = at + 1;
  call.timeEnd = at + 1 + usualTime;
  const time = bytes[call.timeEnd] === quote ? timeAt(bytes, call.timeStart, call.timeEnd) : 'slow';
  if (typeof time === 'number') {
    call.time = time;
    return call.timeEnd + 1;
  }
  const end = afterKey(bytes, at);
  call.timeEnd = end - 1;
  return end;
}

function readArguments(bytes: Uint8Array, at: number, call: CallBytes): number {
  if (call.argumentsStart !== 0) return -1;
  clearDoubt();
  const end = afterValue(bytes, at, 0);
  call.isDoubtful = isDoubtful || bytes[at] !== openBrace;
  call.argumentsStart = at;
  call.argumentsEnd = end;
  return end;
}
