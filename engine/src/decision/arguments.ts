/**
 * Reads the source text of a call's arguments: strict JSON, numbers exact. A duplicate key at any depth, a lone surrogate
 * or nesting deeper than 64 make the call malformed (docs/language.md, 3. The decision: step 4).
 *
 * A reader of its own, since the one for policies keeps the place of every token, which no decision needs.
 */
import { type ExactNumber, parseNumber } from './decimal.ts';
import { type ArgumentObject, isObject } from './value.ts';

type Value = null | boolean | string | number | ExactNumber | Value[] | { [key: string]: Value };

const deepest = 64;
const malformed = Symbol('malformed');
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const loneSurrogate = /\p{Cs}/u;
const [quote, backslash, comma, minus, colon] = [0x22, 0x5c, 0x2c, 0x2d, 0x3a];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];
const [digitZero, digitNine] = [0x30, 0x39];
const [firstVisible, firstSurrogate] = [0x20, 0xd800];

/** The arguments, or `undefined` when the text is malformed or no object. */
export function readArguments(text: string): ArgumentObject | undefined {
  const value = new ArgumentReader(text).readText();
  return isObject(value) ? value : undefined;
}

class ArgumentReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readText(): Value | typeof malformed {
    const value = this.#readValue();
    this.#next();
    return this.#at === this.#text.length ? value : malformed;
  }

  /** The next character that is no white space, NaN at the end. */
  #next(): number {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return code;
      this.#at++;
    }
  }

  #readValue(): Value | typeof malformed {
    const code = this.#next();
    if (code === quote) return this.#readString();
    if (code === openBrace) return this.#readNested(() => this.#readObject());
    if (code === openBracket) return this.#readNested(() => this.#readArray());
    if (code === minus || (code >= digitZero && code <= digitNine)) return this.#readNumber();
    if (this.#takeWord('true')) return true;
    if (this.#takeWord('false')) return false;
    return this.#takeWord('null') ? null : malformed;
  }

  #takeWord(word: string): boolean {
    if (!this.#text.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    return true;
  }

  #readNumber(): Value | typeof malformed {
    number.lastIndex = this.#at;
    const source = number.exec(this.#text)?.[0];
    if (source === undefined) return malformed;
    this.#at += source.length;
    return parseNumber(source);
  }

  #readNested<T>(read: () => T): T | typeof malformed {
    this.#at++;
    if (++this.#depth > deepest) return malformed;
    const value = read();
    this.#depth--;
    return value;
  }

  #readObject(): { [key: string]: Value } | typeof malformed {
    const object: { [key: string]: Value } = {};
    if (this.#take(closeBrace)) return object;
    do {
      const key = this.#next() === quote ? this.#readString() : malformed;
      if (key === malformed || Object.hasOwn(object, key) || !this.#take(colon)) return malformed;
      const value = this.#readValue();
      if (value === malformed) return malformed;
      if (key in Object.prototype) define(object, key, value);
      else object[key] = value;
    } while (this.#take(comma));
    return this.#take(closeBrace) ? object : malformed;
  }

  #readArray(): Value[] | typeof malformed {
    const list: Value[] = [];
    if (this.#take(closeBracket)) return list;
    do {
      const value = this.#readValue();
      if (value === malformed) return malformed;
      list.push(value);
    } while (this.#take(comma));
    return this.#take(closeBracket) ? list : malformed;
  }

  #take(code: number): boolean {
    if (this.#next() !== code) return false;
    this.#at++;
    return true;
  }

  #readString(): string | typeof malformed {
    const text = this.#text;
    const start = this.#at;
    let end = start + 1;
    let [escaped, surrogates] = [false, false];
    for (;;) {
      const code = text.charCodeAt(end);
      if (code === quote) break;
      if (code === backslash) {
        escaped = true;
        end++;
      } else if (code >= firstSurrogate) surrogates = true;
      // Control characters, and NaN for a text that ends here.
      else if (!(code >= firstVisible)) return malformed;
      end++;
    }
    this.#at = end + 1;
    if (!escaped && !surrogates) return text.slice(start + 1, end);
    const value = escaped ? unescaped(text.slice(start, end + 1)) : text.slice(start + 1, end);
    return value === malformed || loneSurrogate.test(value) ? malformed : value;
  }
}

function unescaped(literal: string): string | typeof malformed {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : malformed;
  } catch {
    return malformed;
  }
}

/** `__proto__` and its like are names as any other: an assignment would not make them own properties. */
function define(object: object, key: string, value: Value): void {
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
}
