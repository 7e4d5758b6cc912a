/**
 * Reads the source text of a call's arguments: strict JSON, numbers exact. A duplicate key at any depth, a lone surrogate
 * or nesting deeper than 64 make the call malformed (docs/language.md, 3. The decision: step 4).
 *
 * A reader of its own, for two reasons: the one for policies keeps the place of every token, and decisions read only some
 * of the arguments. What no rule reads is checked just as strictly, but no value is made of it.
 */
import { type ExactNumber, parseNumber } from './decimal.ts';
import type { ArgumentObject } from './value.ts';

type Value = null | boolean | string | number | ExactNumber | Value[] | { [key: string]: Value };

const malformed = Symbol('malformed');
const deepest = 64;
/** From here on a set finds duplicate keys faster than a look through a list. */
const manyKeys = 12;
/** What keeps a string from being the characters up to the next quote. */
const special = /[^ -[\]-\ud7ff\ue000-\uffff]/;

const [tab, lineFeed, carriageReturn, space] = [0x09, 0x0a, 0x0d, 0x20];
const [quote, backslash, comma, colon, minus, plus, dot] = [0x22, 0x5c, 0x2c, 0x3a, 0x2d, 0x2b, 0x2e];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];
const [digitZero, digitNine, smallE, capitalE, firstSurrogate] = [0x30, 0x39, 0x65, 0x45, 0xd800];

// The state of the one reading that is under way: nothing in here calls out, and there is one such text at a time.
let text = '';
let at = 0;
let depth = 0;
/** Whether nothing in the text is `special`. */
let simple = false;

/**
 * The arguments, or `undefined` when the text is malformed or no object. When `wanted` is given, only those top-level
 * keys are in the result.
 */
export function readArguments(source: string, wanted?: ReadonlySet<string>): ArgumentObject | undefined {
  text = source;
  at = 0;
  depth = 0;
  simple = !special.test(source);
  const value = next() === openBrace ? readObject(wanted, true) : malformed;
  next();
  const whole = at === text.length;
  text = '';
  return whole && value !== malformed ? value : undefined;
}

/** The value of a JSON text that is known to be well-formed, without duplicate keys or half surrogates. */
export function readArgument(source: string): unknown {
  text = source;
  at = 0;
  depth = 1;
  simple = !special.test(source);
  const value = readValue(true);
  text = '';
  return value === malformed ? undefined : value;
}

/** The next character that is no white space, NaN at the end. */
function next(): number {
  let code = text.charCodeAt(at);
  while (code === space || code === lineFeed || code === carriageReturn || code === tab) code = text.charCodeAt(++at);
  return code;
}

/** Reads a value. With `build` false it is checked and stepped over, and comes back as null. */
function readValue(build: boolean): Value | typeof malformed {
  const code = next();
  if (code === quote) return readString(build);
  if (code === minus || (code >= digitZero && code <= digitNine)) return readNumber(build);
  if (code === openBrace) return readObject(undefined, build);
  if (code === openBracket) return readArray(build);
  if (takeWord('true')) return true;
  if (takeWord('false')) return false;
  return takeWord('null') ? null : malformed;
}

function takeWord(word: string): boolean {
  if (!text.startsWith(word, at)) return false;
  at += word.length;
  return true;
}

function readObject(
  wanted: ReadonlySet<string> | undefined,
  build: boolean,
): { [key: string]: Value } | typeof malformed {
  if (++depth > deepest) return malformed;
  at++;
  const object: { [key: string]: Value } = {};
  const keys: string[] = [];
  let manyNames: Set<string> | undefined;
  let code = next();
  if (code === closeBrace) return close(object);
  for (;;) {
    const key = code === quote ? readString(true) : malformed;
    if (typeof key !== 'string' || next() !== colon) return malformed;
    if (manyNames === undefined ? keys.includes(key) : manyNames.has(key)) return malformed;
    if (manyNames !== undefined) manyNames.add(key);
    else if (keys.push(key) > manyKeys) manyNames = new Set(keys);
    at++;
    const kept = build && (wanted === undefined || wanted.has(key));
    const value = readValue(kept);
    if (value === malformed) return malformed;
    if (kept) setOwn(object, key, value);
    code = next();
    if (code === closeBrace) return close(object);
    if (code !== comma) return malformed;
    at++;
    code = next();
  }
}

function readArray(build: boolean): Value[] | typeof malformed {
  if (++depth > deepest) return malformed;
  at++;
  const list: Value[] = [];
  if (next() === closeBracket) return close(list);
  for (;;) {
    const value = readValue(build);
    if (value === malformed) return malformed;
    if (build) list.push(value);
    const code = next();
    if (code === closeBracket) return close(list);
    if (code !== comma) return malformed;
    at++;
  }
}

function close<T>(value: T): T {
  at++;
  depth--;
  return value;
}

/** `__proto__` and its like are names as any other: an assignment would not make them own properties. */
export function setOwn(object: { [key: string]: unknown }, key: string, value: unknown): void {
  if (!(key in Object.prototype)) object[key] = value;
  else Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
}

function readString(build: boolean): string | null | typeof malformed {
  const start = at + 1;
  if (simple) {
    const close = text.indexOf('"', start);
    if (close < 0) return malformed;
    at = close + 1;
    return build ? text.slice(start, close) : null;
  }
  let end = start;
  let plain = true;
  let code = text.charCodeAt(end);
  while (code !== quote) {
    // Control characters, and NaN for a text that ends here.
    if (!(code >= space)) return malformed;
    if (code === backslash) {
      plain = false;
      end++;
    } else if (code >= firstSurrogate) plain = false;
    code = text.charCodeAt(++end);
  }
  at = end + 1;
  if (plain) return build ? text.slice(start, end) : null;
  const value = unescaped(text.slice(start - 1, end + 1));
  return value === malformed || !value.isWellFormed() ? malformed : value;
}

function unescaped(literal: string): string | typeof malformed {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : malformed;
  } catch {
    return malformed;
  }
}

function readNumber(build: boolean): Value | typeof malformed {
  const start = at;
  if (text.charCodeAt(at) === minus) at++;
  const leadingZero = text.charCodeAt(at) === digitZero;
  const whole = skipDigits();
  if (whole === 0 || (leadingZero && whole > 1)) return malformed;
  let code = text.charCodeAt(at);
  if (code === dot) {
    at++;
    if (skipDigits() === 0) return malformed;
    code = text.charCodeAt(at);
  }
  if (code === smallE || code === capitalE) {
    code = text.charCodeAt(++at);
    if (code === plus || code === minus) at++;
    if (skipDigits() === 0) return malformed;
  }
  return build ? parseNumber(text.slice(start, at)) : null;
}

/** How many digits stand here; steps over them. */
function skipDigits(): number {
  const start = at;
  let code = text.charCodeAt(at);
  while (code >= digitZero && code <= digitNine) code = text.charCodeAt(++at);
  return at - start;
}
