/**
 * Exact decimal numbers, from JSON source text (docs/language.md, 2. Conditions: Numbers).
 *
 * Most numbers are provably the same as their nearest double, and stay plain JavaScript numbers: see `parseNumber`.
 */

const largest = Number.MAX_SAFE_INTEGER;

const literal = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/**
 * A number that a double would round, or whose double could not be told from a rounded one. Its fields are private, so
 * that an argument path finds no own property in it.
 */
export class ExactNumber {
  readonly #negative: boolean;
  /** Significant digits, without zeros at either end; empty for zero. */
  readonly #digits: string;
  /** The value is 0.digits × 10^point. A bigint, since `1e999999999999999999` is a number too. */
  readonly #point: bigint;

  /** `source` is a JSON number. Throws `SyntaxError` when it is not. Takes time linear in the digits. */
  constructor(source: string) {
    const match = literal.exec(source);
    if (match === null) throw new SyntaxError('Not a JSON number.');
    const [, sign, whole = '', fraction = '', exponent = '0'] = match;
    const digits = whole + fraction;
    let first = 0;
    while (first < digits.length && digits[first] === '0') first++;
    let end = digits.length;
    while (end > first && digits[end - 1] === '0') end--;
    this.#digits = digits.slice(first, end);
    const zero = this.#digits === '';
    this.#negative = sign === '-' && !zero;
    this.#point = zero ? 0n : BigInt(whole.length - first) + BigInt(exponent);
  }

  /** Negative, zero or positive as this is less than, equal to or greater than `other`. */
  compare(other: ExactNumber): number {
    const size = this.#compareSize(other);
    if (this.#negative !== other.#negative) return this.#negative ? -1 : 1;
    return this.#negative ? -size : size;
  }

  #compareSize(other: ExactNumber): number {
    if (this.#digits === '' || other.#digits === '') return this.#digits.length - other.#digits.length;
    if (this.#point !== other.#point) return this.#point < other.#point ? -1 : 1;
    if (this.#digits === other.#digits) return 0;
    return this.#digits < other.#digits ? -1 : 1;
  }

  /** ECMAScript's layout of the exact value: no digit lost, and never more zeros than the layout has. */
  toString(): string {
    const sign = this.#negative ? '-' : '';
    const digits = this.#digits;
    if (digits === '') return '0';
    if (this.#point > 21n || this.#point <= -6n) return sign + this.#scientific();
    const point = Number(this.#point);
    if (digits.length <= point) return sign + digits.padEnd(point, '0');
    if (point > 0) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
    return `${sign}0.${'0'.repeat(-point)}${digits}`;
  }

  #scientific(): string {
    const exponent = this.#point - 1n;
    const [first, rest] = [this.#digits.slice(0, 1), this.#digits.slice(1)];
    return `${first}${rest === '' ? '' : `.${rest}`}e${exponent < 0n ? '' : '+'}${exponent}`;
  }

  get isNegative(): boolean {
    return this.#negative;
  }

  /** How many decimals stand behind the point; as many as `Infinity` for an exponent out of all proportion. */
  get decimals(): number {
    return Math.max(0, this.#digits.length - Number(this.#point));
  }

  /** Digits before the point, at least 0. */
  get magnitude(): number {
    return Math.max(0, Number(this.#point));
  }

  /** The value × 10^`places`, when that is a whole number. The caller has bounded `magnitude`. */
  scaled(places: number): bigint {
    const whole = this.#digits.padEnd(Number(this.#point) + places, '0');
    return BigInt(`${this.#negative ? '-' : ''}${whole === '' ? '0' : whole}`);
  }
}

/**
 * Reads a JSON number: a JavaScript number where its exact value is the decimal that JavaScript prints for it and it is
 * no more than 2^53 - 1 in size, an `ExactNumber` otherwise. So for two plain numbers `<` and `===` are exact: printing is
 * the shortest decimal that rounds to the double, and rounding keeps order.
 */
export function parseNumber(source: string): number | ExactNumber {
  const nearest = Number(source) + 0;
  // At most 15 digits and no exponent: every such decimal is what its double prints.
  if (source.length <= 15 && !hasExponent(source)) return nearest;
  if (Math.abs(nearest) <= largest) {
    const exact = new ExactNumber(source);
    return exact.compare(new ExactNumber(String(nearest))) === 0 ? nearest : exact;
  }
  return new ExactNumber(source);
}

function hasExponent(source: string): boolean {
  return source.includes('e') || source.includes('E');
}

/**
 * Whether a JavaScript number still is what was written. An integer beyond 2^53 - 1 may have been rounded, and an
 * infinity or a NaN never was JSON.
 */
export function isDecidable(value: number): boolean {
  return value <= largest && value >= -largest;
}

/** Orders two numbers by their exact value; plain ones must be decidable. */
export function compareNumbers(a: number | ExactNumber, b: number | ExactNumber): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return exactly(a).compare(exactly(b));
}

function exactly(value: number | ExactNumber): ExactNumber {
  return typeof value === 'number' ? new ExactNumber(String(value)) : value;
}
