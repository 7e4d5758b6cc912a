/**
 * Steps over JSON in UTF-8 bytes, checking every byte of it. What is accepted here is JSON; some JSON is not accepted
 * (deep nesting, very many keys) and is left to slower readers. All positions are offsets; a negative one means "not
 * accepted". The bytes must end with a line feed, which stands in no JSON value of a line: no read goes past it.
 */

const [tab, carriageReturn, space] = [0x09, 0x0d, 0x20];
export const quote = 0x22;
export const backslash = 0x5c;
const [comma, colon, minus, plus, dot] = [0x2c, 0x3a, 0x2d, 0x2b, 0x2e];
const [openBracket, closeBracket, closeBrace] = [0x5b, 0x5d, 0x7d];
export const openBrace = 0x7b;
const [zero, nine, smallE, capitalE, smallU, smallD] = [0x30, 0x39, 0x65, 0x45, 0x75, 0x64];

const deepest = 64;
/** Keys of one object that are compared with each other; more are left to slower readers. */
const mostKeys = 48;

/** 1 for a byte that stands for itself in a string. */
const plain = new Uint8Array(256).fill(1, 0x20);
plain[quote] = 0;
plain[backslash] = 0;

const escapes = new Uint8Array(256);
for (const letter of '"\\/bfnrt') escapes[letter.charCodeAt(0)] = 1;

const hexDigits = new Uint8Array(256);
for (const letter of '0123456789abcdefABCDEF') hexDigits[letter.charCodeAt(0)] = 1;

/** Keys of the objects that are open: where each begins, and behind its end. */
const keyStarts = new Int32Array(deepest * mostKeys);
const keyEnds = new Int32Array(deepest * mostKeys);

/** The values of the outermost object's keys. */
const valueStarts = new Int32Array(mostKeys);
const valueEnds = new Int32Array(mostKeys);

let outermostKeys = 0;

/**
 * Which of the keys is `key` in the object that `afterValue` stepped over last, with nothing around it and nothing doubtful in
 * it; -1: none. It is looked for at `guess` first.
 */
export function keyNumber(bytes: Uint8Array, key: Uint8Array, guess: number): number {
  if (guess < outermostKeys && isKey(bytes, key, guess)) return guess;
  for (let i = 0; i < outermostKeys; i++) if (isKey(bytes, key, i)) return i;
  return -1;
}

function isKey(bytes: Uint8Array, key: Uint8Array, number: number): boolean {
  const start = (keyStarts[number] ?? 0) + 1;
  return (keyEnds[number] ?? 0) - 1 - start === key.length && isAt(bytes, start, key);
}

/** Where the value of that key begins. */
export function valueStart(number: number): number {
  return valueStarts[number] ?? 0;
}

export function valueEnd(number: number): number {
  return valueEnds[number] ?? 0;
}

/**
 * Set when something was stepped over that is JSON but may be no arguments of a call (docs/language.md, 3. The decision:
 * step 4): a key that may stand twice, or half of a surrogate pair. Clear it before.
 */
export let isDoubtful = false;

export function clearDoubt(): void {
  isDoubtful = false;
}

export function afterSpace(bytes: Uint8Array, start: number): number {
  let at = start;
  let code = bytes[at] ?? 0;
  while (code === space || code === tab || code === carriageReturn) code = bytes[++at] ?? 0;
  return at;
}

/** After the string whose first quote stands at `start`. */
export function afterString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  for (;;) {
    while (plain[bytes[at] ?? 0] === 1) at++;
    const code = bytes[at] ?? 0;
    if (code === quote) return at + 1;
    if (code !== backslash) return -1;
    at = afterEscape(bytes, at);
    if (at < 0) return at;
  }
}

function afterEscape(bytes: Uint8Array, start: number): number {
  const code = bytes[start + 1] ?? 0;
  if (escapes[code] === 1) return start + 2;
  if (code !== smallU) return -1;
  for (let at = start + 2; at < start + 6; at++) if (hexDigits[bytes[at] ?? 0] !== 1) return -1;
  const [first = 0, second = 0] = [bytes[start + 2], bytes[start + 3]];
  // U+D800 to U+DFFF: whether the other half follows is for slower readers.
  if ((first | 0x20) === smallD && second >= 0x38) isDoubtful = true;
  return start + 6;
}

/** As `afterString`, for a string without escapes. */
export function afterKey(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (plain[bytes[at] ?? 0] === 1) at++;
  return bytes[at] === quote ? at + 1 : -1;
}

/** After the value that begins at `start`; `depth` objects and lists are open around it. */
export function afterValue(bytes: Uint8Array, start: number, depth: number): number {
  const code = bytes[start] ?? 0;
  if (code === quote) return afterString(bytes, start);
  if (code === openBrace) return afterObject(bytes, start, depth + 1);
  if (code === openBracket) return afterArray(bytes, start, depth + 1);
  if (code === minus || (code >= zero && code <= nine)) return afterNumber(bytes, start);
  return afterWord(bytes, start, code);
}

function afterObject(bytes: Uint8Array, start: number, depth: number): number {
  if (depth > deepest) return -1;
  const first = (depth - 1) * mostKeys;
  let keys = 0;
  let at = afterSpace(bytes, start + 1);
  if (depth === 1) outermostKeys = 0;
  if (bytes[at] === closeBrace) return at + 1;
  for (;;) {
    if (bytes[at] !== quote) return -1;
    const keyEnd = afterKey(bytes, at);
    if (keyEnd < 0) {
      at = afterString(bytes, at);
      isDoubtful = true;
    } else {
      if (keys === mostKeys) return -1;
      for (let i = first; i < first + keys; i++)
        if (isSame(bytes, keyStarts[i], keyEnds[i], at, keyEnd)) isDoubtful = true;
      keyStarts[first + keys] = at;
      keyEnds[first + keys++] = keyEnd;
      at = keyEnd;
    }
    if (at < 0) return at;
    if (bytes[at] !== colon) at = afterSpace(bytes, at);
    if (bytes[at] !== colon) return -1;
    const value = afterSpace(bytes, at + 1);
    at = afterValue(bytes, value, depth);
    if (at < 0) return at;
    if (depth === 1) {
      valueStarts[keys - 1] = value;
      valueEnds[keys - 1] = at;
      outermostKeys = keys;
    }
    if (bytes[at] !== comma) at = afterSpace(bytes, at);
    if (bytes[at] === closeBrace) return at + 1;
    if (bytes[at] !== comma) return -1;
    at = afterSpace(bytes, at + 1);
  }
}

function afterArray(bytes: Uint8Array, start: number, depth: number): number {
  if (depth > deepest) return -1;
  let at = afterSpace(bytes, start + 1);
  if (bytes[at] === closeBracket) return at + 1;
  for (;;) {
    at = afterValue(bytes, at, depth);
    if (at < 0) return at;
    at = afterSpace(bytes, at);
    if (bytes[at] === closeBracket) return at + 1;
    if (bytes[at] !== comma) return -1;
    at = afterSpace(bytes, at + 1);
  }
}

function afterNumber(bytes: Uint8Array, start: number): number {
  let at = bytes[start] === minus ? start + 1 : start;
  const whole = afterDigits(bytes, at);
  if (whole === at || (bytes[at] === zero && whole > at + 1)) return -1;
  at = whole;
  if (bytes[at] === dot) {
    const decimals = afterDigits(bytes, at + 1);
    if (decimals === at + 1) return -1;
    at = decimals;
  }
  if (bytes[at] === smallE || bytes[at] === capitalE) {
    const from = bytes[at + 1] === plus || bytes[at + 1] === minus ? at + 2 : at + 1;
    at = afterDigits(bytes, from);
    if (at === from) return -1;
  }
  return at;
}

function afterDigits(bytes: Uint8Array, start: number): number {
  let at = start;
  for (let code = bytes[at] ?? 0; code >= zero && code <= nine; code = bytes[++at] ?? 0);
  return at;
}

const words = ['true', 'false', 'null'].map((word) => Uint8Array.from(word, (letter) => letter.charCodeAt(0)));

function afterWord(bytes: Uint8Array, start: number, code: number): number {
  for (const word of words) if (word[0] === code) return isAt(bytes, start, word) ? start + word.length : -1;
  return -1;
}

/** Whether `word` stands at `start`. */
export function isAt(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[start + i] !== word[i]) return false;
  return true;
}

function isSame(bytes: Uint8Array, a = 0, aEnd = 0, b = 0, bEnd = 0): boolean {
  if (aEnd - a !== bEnd - b) return false;
  for (let i = 1; a + i < aEnd; i++) if (bytes[a + i] !== bytes[b + i]) return false;
  return true;
}
