import fc from 'fast-check';
import { expect, test } from 'vitest';
import { between, compareDecimals, type Decimal, parseDecimal, plusOne, textOfDecimal } from './decimal.ts';

const read = (source: string): Decimal => {
  const decimal = parseDecimal(source);
  if (!decimal) throw new Error(`${source} is no number`);
  return decimal;
};

test.each([
  ['1', '1.0', 0],
  ['1e2', '100', 0],
  ['9007199254740993', '9007199254740992', 1],
  ['-1.5', '-1', -1],
  ['1e-300', '0', 1],
])('%s and %s: %i', (a, b, order) => {
  expect(compareDecimals(read(a), read(b))).toBe(order);
});

test.each(['', 'x', '1e401', '01', '.5', '9'.repeat(401)])('%s is not read', (source) => {
  expect(parseDecimal(source)).toBeUndefined();
});

test('what lies between lies between, and what lies beyond lies beyond', () => {
  const decimal = fc.tuple(fc.integer(), fc.integer({ min: -20, max: 20 })).map(([a, e]) => read(`${a}e${e}`));
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      const middle = read(textOfDecimal(between(a, b)));
      expect(compareDecimals(a, middle)).toBe(Math.sign(compareDecimals(a, b)));
      expect(compareDecimals(middle, b)).toBe(Math.sign(compareDecimals(a, b)));
      expect(compareDecimals(read(textOfDecimal(plusOne(a, 1n))), a)).toBe(1);
      expect(compareDecimals(read(textOfDecimal(plusOne(a, -1n))), a)).toBe(-1);
    }),
  );
});
