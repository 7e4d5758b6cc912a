/**
 * A naive JSON reader for the second evaluator: keeps numbers exact and refuses what docs/language.md, 1. The document and
 * 3. The decision, call malformed. Nothing here is shared with the engine, on purpose.
 */

/** `digits` × 10^`exponent`; exact. */
export class Decimal {
  readonly digits: bigint;
  readonly exponent: number;

  constructor(digits: bigint, exponent: number) {
    let [d, e] = [digits, exponent];
    while (d !== 0n && d % 10n === 0n) [d, e] = [d / 10n, e + 1];
    this.digits = d;
    this.exponent = d === 0n ? 0 : e;
  }

  static parse(text: string): Decimal {
    const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
    if (!match) throw new SyntaxError(`not a number: ${text}`);
    const [, sign, whole = '', fraction = '', exponent = '0'] = match;
    return new Decimal(BigInt(`${sign}${whole}${fraction}`), Number(exponent) - fraction.length);
  }

  /** Negative, zero or positive as this is less than, equal to or greater than `other`. */
  compare(other: Decimal): number {
    const low = Math.min(this.exponent, other.exponent);
    const difference =
      this.digits * 10n ** BigInt(this.exponent - low) - other.digits * 10n ** BigInt(other.exponent - low);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  /** ECMAScript's layout (Number::toString) of the exact value. */
  toString(): string {
    if (this.digits === 0n) return '0';
    const sign = this.digits < 0n ? '-' : '';
    const s = String(this.digits < 0n ? -this.digits : this.digits);
    const k = s.length;
    const n = k + this.exponent;
    if (k <= n && n <= 21) return sign + s + '0'.repeat(n - k);
    if (0 < n && n <= 21) return `${sign}${s.slice(0, n)}.${s.slice(n)}`;
    if (-6 < n && n <= 0) return `${sign}0.${'0'.repeat(-n)}${s}`;
    const e = `e${n - 1 < 0 ? '-' : '+'}${Math.abs(n - 1)}`;
    return k === 1 ? sign + s + e : `${sign}${s[0]}.${s.slice(1)}${e}`;
  }

  /** In millionths, or undefined when there are more than six decimals. */
  millionths(): bigint | undefined {
    const exponent = this.exponent + 6;
    return exponent < 0 ? undefined : this.digits * 10n ** BigInt(exponent);
  }
}

export type Json = null | boolean | string | Decimal | readonly Json[] | ReadonlyMap<string, Json>;

const deepest = 64;
const words = new Map<string, Json>([
  ['null', null],
  ['true', true],
  ['false', false],
]);
// A string's control characters are refused by `JSON.parse` below.
const stringToken = /"(?:[^"\\]|\\.)*"/sy;
const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordToken = /null|true|false/y;
const spaceToken = /[ \t\n\r]*/y;

/** Reads strict JSON. Throws `SyntaxError`, also on duplicate keys, lone surrogates and nesting deeper than 64. */
export function readJson(text: string): Json {
  let at = 0;

  /** The next token of this shape, or undefined; steps over it. */
  function take(token: RegExp): string | undefined {
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  }
  function takeCharacter(character: string): boolean {
    take(spaceToken);
    if (text[at] !== character) return false;
    at += 1;
    return true;
  }
  function expect(character: string): void {
    if (!takeCharacter(character)) throw new SyntaxError(`${character} expected at ${at}`);
  }
  function readString(): string {
    take(spaceToken);
    const value: string = JSON.parse(take(stringToken) ?? '');
    if (/\p{Surrogate}/u.test(value)) throw new SyntaxError(`lone surrogate before ${at}`);
    return value;
  }
  function readObject(depth: number): Json {
    const members = new Map<string, Json>();
    if (takeCharacter('}')) return members;
    do {
      const key = readString();
      if (members.has(key)) throw new SyntaxError(`duplicate key before ${at}`);
      expect(':');
      members.set(key, readValue(depth + 1));
    } while (takeCharacter(','));
    expect('}');
    return members;
  }
  function readArray(depth: number): Json {
    const items: Json[] = [];
    if (takeCharacter(']')) return items;
    do items.push(readValue(depth + 1));
    while (takeCharacter(','));
    expect(']');
    return items;
  }
  function readValue(depth: number): Json {
    if (takeCharacter('{')) return nested(depth, readObject);
    if (takeCharacter('[')) return nested(depth, readArray);
    if (text[at] === '"') return readString();
    const word = take(wordToken);
    if (word !== undefined) return words.get(word) ?? null;
    const number = take(numberToken);
    if (number === undefined) throw new SyntaxError(`value expected at ${at}`);
    return Decimal.parse(number);
  }
  function nested(depth: number, read: (depth: number) => Json): Json {
    if (depth > deepest) throw new SyntaxError(`too deep at ${at}`);
    return read(depth);
  }

  const value = readValue(1);
  take(spaceToken);
  if (at !== text.length) throw new SyntaxError(`end expected at ${at}`);
  return value;
}
