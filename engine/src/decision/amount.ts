/** Sums of increments, exact to six decimals (docs/language.md, 4. Counters). */
import { ExactNumber, isDecidable } from './decimal.ts';

/** A count in millionths: a safe integer, or a bigint where that is too small. `Infinity` has no bound. */
export type Amount = number | bigint;

export const one: Amount = 1_000_000;
const places = 6;
/** Digits before the point of the largest increment that is counted. */
const longest = 1000;
/** A limit above this can not be reached by calls of the largest increment. */
const endless = longest + 30;

export function add(a: Amount, b: Amount): Amount {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (sum <= Number.MAX_SAFE_INTEGER || sum === Number.POSITIVE_INFINITY) return sum;
  }
  if (a === Number.POSITIVE_INFINITY || b === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  return BigInt(a) + BigInt(b);
}

/** `a - b`, where `b` was added to `a` before. Neither is `Infinity`. */
export function subtract(a: Amount, b: Amount): Amount {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return narrow(BigInt(a) - BigInt(b));
}

/**
 * A number in millionths; `bad` when it is negative, undecidable or has more than six decimals. `beyond`: more than a
 * thousand digits before the point. That is more than any limit allows, and is not counted out.
 */
export function toAmount(value: number | ExactNumber): Amount | 'bad' | 'beyond' {
  if (typeof value === 'number') {
    if (!(value >= 0) || !isDecidable(value)) return 'bad';
    const millionths = Math.round(value * 1e6);
    // At most 15 digits, so if the quotient gives the double back, it is the decimal that the double stands for.
    if (millionths < 1e15 && millionths / 1e6 === value) return millionths;
    return toAmount(new ExactNumber(String(value)));
  }
  if (value.isNegative || value.decimals > places) return 'bad';
  return value.magnitude > longest ? 'beyond' : narrow(value.scaled(places));
}

/** The `max` of a limit, in millionths. A maximum that no sum can reach is `Infinity`. */
export function toMaximum(value: number | ExactNumber): Amount {
  if (value instanceof ExactNumber) {
    if (value.magnitude > endless) return Number.POSITIVE_INFINITY;
    return value.isNegative || value.decimals > places ? 0 : narrow(value.scaled(places));
  }
  const amount = toAmount(value);
  // The schema has refused any other number; should one come here, nothing passes.
  return typeof amount === 'string' ? 0 : amount;
}

function narrow(value: bigint): Amount {
  return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}
