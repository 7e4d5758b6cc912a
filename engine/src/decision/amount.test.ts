import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, subtract, toAmount, toMaximum } from './amount.ts';
import { parseNumber } from './decimal.ts';

const amount = (source: string) => toAmount(parseNumber(source));

test.each([
  ['0', 0],
  ['-0', 0],
  ['1', 1_000_000],
  ['0.99', 990_000],
  ['0.000001', 1],
  ['1.000000000', 1_000_000],
  ['1e-6', 1],
  ['9007199254.740991', 9_007_199_254_740_991],
  ['9007199254740991', 9_007_199_254_740_991_000_000n],
  ['9007199254740993.5', 9_007_199_254_740_993_500_000n],
])('%s is %d millionths', (source, millionths) => {
  expect(amount(source)).toBe(millionths);
});

test.each(['-1', '-0.000001', '0.0000001', '1.0000001', '1e-400', '-1e400'])('%s can not be counted', (source) => {
  expect(amount(source)).toBe('bad');
});

test.each([NaN, Infinity, 2 ** 53, -1])('%d can not be counted', (value) => {
  expect(toAmount(value)).toBe('bad');
});

test.each(['1e1001', '1e999999999', '1e99999999999999999999'])(
  '%s is beyond counting, and takes no memory',
  (source) => {
    expect(amount(source)).toBe('beyond');
  },
);

test('a maximum that nothing can reach is infinite', () => {
  expect(toMaximum(parseNumber('1e999999999'))).toBe(Infinity);
});

test('sums are exact, whatever the size', () => {
  const part = fc.bigInt({ min: 0n, max: 10n ** 18n });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
      const amounts = parts.map((millionths) => toAmount(parseNumber(`${millionths}e-6`)));
      let [sum, wanted] = [toMaximum(0), 0n];
      for (const [index, next] of amounts.entries()) {
        if (typeof next === 'string') throw new Error(next);
        sum = add(sum, next);
        wanted += parts[index] ?? 0n;
        expect(BigInt(sum)).toBe(wanted);
      }
      for (const next of amounts) if (typeof next !== 'string') sum = subtract(sum, next);
      expect(sum).toBe(0);
    }),
  );
});

test('a tenth thirty times is three', () => {
  let sum = toMaximum(0);
  for (let i = 0; i < 30; i++) sum = add(sum, 100_000);
  expect(sum).toBe(toAmount(3));
});
