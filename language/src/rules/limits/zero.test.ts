import { expect, test } from 'vitest';
import { found, withPay } from '../../testing.ts';

const code = 'limits/zero';
const limit = (max: number, more = '') =>
  `"limits": [{ "counter": "c", "window": "day", "max": ${max}, "scope": "grant"${more} }]`;

test('a limit below one call denies every call, and that is told at its max', () => {
  expect(found(withPay(limit(0)), code)).toEqual([`${code} warning 0`]);
  expect(found(withPay(limit(0.5)), code)).toEqual([`${code} warning 0.5`]);
});

test('one call is something, and so is an amount', () => {
  expect(found(withPay(limit(1)), code)).toEqual([]);
  expect(found(withPay(limit(0, ', "increment_from": "args.amount"')), code)).toEqual([]);
});
