// Steps over JSON, checking every byte of it. What is accepted here is JSON; some JSON is not accepted (deep nesting, very many
// keys) and is left to slower readers. 0 means "not accepted": no text stands there.
import { afterSpace, areSame, backslash, byteAt, firstSpecial, isDigit, quote } from './bytes';
import { deepest, keyEnds, keyStarts, mostKeys, valueEnds, valueStarts } from './layout';

const comma: u8 = 0x2c;
const colon: u8 = 0x3a;
export const openBrace: u8 = 0x7b;
const closeBrace: u8 = 0x7d;
const openBracket: u8 = 0x5b;
const closeBracket: u8 = 0x5d;
const minus: u8 = 0x2d;

/**
 * Set when something was stepped over that is JSON but may be no arguments of a call (docs/language.md, 3. The decision:
 * step 4): a key that may stand twice, or half of a surrogate pair.
 */
export let isDoubtful: bool = false;
/** Keys of the object that was stepped over last with nothing around it. */
export let outermostKeys: i32 = 0;

export function clearDoubt(): void {
  isDoubtful = false;
}

/** After the string whose first quote stands at `start`. */
function afterString(start: usize): usize {
  let at = start + 1;
  while (true) {
    at = firstSpecial(at);
    const byte = byteAt(at);
    if (byte === quote) return at + 1;
    if (byte !== backslash) return 0;
    at = afterEscape(at);
    if (at === 0) return 0;
  }
}

function afterEscape(start: usize): usize {
  const byte = byteAt(start + 1);
  switch (byte) {
    case 0x22:
    case 0x5c:
    case 0x2f:
    case 0x62:
    case 0x66:
    case 0x6e:
    case 0x72:
    case 0x74:
      return start + 2;
    case 0x75:
      break;
    default:
      return 0;
  }
  for (let at = start + 2; at < start + 6; at++) if (!isHexDigit(byteAt(at))) return 0;
  // U+D800 to U+DFFF: whether the other half follows is for slower readers.
  if ((byteAt(start + 2) | 0x20) === 0x64 && byteAt(start + 3) >= 0x38) isDoubtful = true;
  return start + 6;
}

function isHexDigit(byte: u8): bool {
  const letter: u8 = byte | 0x20;
  return isDigit(byte) || (letter >= 0x61 && letter <= 0x66);
}

/** As `afterString`, for a string without escapes. */
export function afterKey(start: usize): usize {
  const at = firstSpecial(start + 1);
  return byteAt(at) === quote ? at + 1 : 0;
}

/** After the value that begins at `start`; `depth` objects and lists are open around it. */
export function afterValue(start: usize, depth: i32): usize {
  const byte = byteAt(start);
  if (byte === quote) return afterString(start);
  if (byte === openBrace) return afterObject(start, depth + 1);
  if (byte === openBracket) return afterList(start, depth + 1);
  if (byte === minus || isDigit(byte)) return afterNumber(start);
  return afterWord(start);
}

function afterObject(start: usize, depth: i32): usize {
  if (depth > deepest) return 0;
  const first = (<usize>((depth - 1) * mostKeys)) << 2;
  let keys: i32 = 0;
  let at = afterSpace(start + 1);
  if (depth === 1) outermostKeys = 0;
  if (byteAt(at) === closeBrace) return at + 1;
  while (true) {
    if (byteAt(at) !== quote) return 0;
    const keyEnd = afterKey(at);
    if (keyEnd === 0) {
      at = afterString(at);
      if (at === 0) return 0;
      isDoubtful = true;
    } else {
      if (keys === mostKeys) return 0;
      const place = first + ((<usize>keys) << 2);
      for (let other = first; other < place; other += 4) if (isSameKey(other, at, keyEnd)) isDoubtful = true;
      store<u32>(keyStarts + place, <u32>at);
      store<u32>(keyEnds + place, <u32>keyEnd);
      keys++;
      at = keyEnd;
    }
    if (byteAt(at) !== colon) at = afterSpace(at);
    if (byteAt(at) !== colon) return 0;
    const value = afterSpace(at + 1);
    at = afterValue(value, depth);
    if (at === 0) return 0;
    if (depth === 1 && keys > 0) {
      store<u32>(valueStarts + ((<usize>(keys - 1)) << 2), <u32>value);
      store<u32>(valueEnds + ((<usize>(keys - 1)) << 2), <u32>at);
      outermostKeys = keys;
    }
    if (byteAt(at) !== comma) at = afterSpace(at);
    if (byteAt(at) === closeBrace) return at + 1;
    if (byteAt(at) !== comma) return 0;
    at = afterSpace(at + 1);
  }
}

function isSameKey(place: usize, start: usize, end: usize): bool {
  const other = <usize>load<u32>(keyStarts + place);
  return <usize>load<u32>(keyEnds + place) - other === end - start && areSame(other, start, end - start);
}

function afterList(start: usize, depth: i32): usize {
  if (depth > deepest) return 0;
  let at = afterSpace(start + 1);
  if (byteAt(at) === closeBracket) return at + 1;
  while (true) {
    at = afterValue(at, depth);
    if (at === 0) return 0;
    at = afterSpace(at);
    if (byteAt(at) === closeBracket) return at + 1;
    if (byteAt(at) !== comma) return 0;
    at = afterSpace(at + 1);
  }
}

function afterNumber(start: usize): usize {
  const first = byteAt(start) === minus ? start + 1 : start;
  let at = afterDigits(first);
  if (at === first || (byteAt(first) === 0x30 && at > first + 1)) return 0;
  if (byteAt(at) === 0x2e) {
    const decimals = at + 1;
    at = afterDigits(decimals);
    if (at === decimals) return 0;
  }
  if ((byteAt(at) | 0x20) === 0x65) {
    const sign = byteAt(at + 1);
    const exponent = sign === 0x2b || sign === minus ? at + 2 : at + 1;
    at = afterDigits(exponent);
    if (at === exponent) return 0;
  }
  return at;
}

function afterDigits(at: usize): usize {
  while (isDigit(byteAt(at))) at++;
  return at;
}

/** `true`, `false`, `null`: as four bytes that are read as one number. */
function afterWord(start: usize): usize {
  const letters = load<u32>(start);
  if (letters === 0x65757274 || letters === 0x6c6c756e) return start + 4;
  return letters === 0x736c6166 && byteAt(start + 4) === 0x65 ? start + 5 : 0;
}
