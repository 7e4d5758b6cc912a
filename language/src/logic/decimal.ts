/** A decimal number, exactly: digits × 10^exponent. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Numbers are written out digit by digit to be compared, so their size has a bound. */
const most = 400;

/** Reads a JSON number. Undefined when it is none, or out of all proportion. */
export function parseDecimal(source: string): Decimal | undefined {
  const match = /^(-?(?:0|[1-9]\d*))(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source);
  if (!match || source.length > most) return undefined;
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const power = Number(exponent);
  if (Math.abs(power) > most) return undefined;
  return { digits: BigInt(whole + fraction), exponent: power - fraction.length };
}

/** Negative, zero or positive. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The number halfway between two. */
export function between(a: Decimal, b: Decimal): Decimal {
  const [left, right] = aligned(a, b);
  return { digits: (left + right) * 5n, exponent: Math.min(a.exponent, b.exponent) - 1 };
}

/** A number that differs by a whole one. */
export function plusOne(a: Decimal, sign: 1n | -1n): Decimal {
  const [left, one] = aligned(a, { digits: sign, exponent: 0 });
  return { digits: left + one, exponent: Math.min(a.exponent, 0) };
}

/** As a JSON number. */
export function textOfDecimal({ digits, exponent }: Decimal): string {
  return exponent === 0 ? `${digits}` : `${digits}e${exponent}`;
}

function aligned(a: Decimal, b: Decimal): readonly [bigint, bigint] {
  const exponent = Math.min(a.exponent, b.exponent);
  return [a.digits * 10n ** BigInt(a.exponent - exponent), b.digits * 10n ** BigInt(b.exponent - exponent)];
}
