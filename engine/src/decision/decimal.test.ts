import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNumbers, ExactNumber, isDecidable, parseNumber } from './decimal.ts';

test.each([
  ['5.0', '5'],
  ['1e3', '1000'],
  ['-0', '0'],
  ['-0.0e5', '0'],
  ['1e21', '1e+21'],
  ['1e20', '100000000000000000000'],
  ['0.000001', '0.000001'],
  ['0.0000001', '1e-7'],
  ['123456789012345678901234567890', '1.2345678901234567890123456789e+29'],
  ['9007199254740993', '9007199254740993'],
  ['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
  ['1e999999999999', '1e+999999999999'],
  ['-2.50E-400', '-2.5e-400'],
])('%s is written as %s', (source, text) => {
  expect(String(parseNumber(source))).toBe(text);
});

test.each(['5', '0.1', '1e3', '0.30000000000000004', '9007199254740991', '-1.5'])(
  '%s stays a plain number',
  (source) => {
    expect(parseNumber(source)).toBe(Number(source));
  },
);

test.each(['9007199254740992', '0.10000000000000001', '1e400', '1e-400', '1e21'])('%s does not', (source) => {
  expect(parseNumber(source)).toBeInstanceOf(ExactNumber);
});

test.each([
  ['9007199254740993', '9007199254740992', 1],
  ['0.1', '0.10000000000000001', -1],
  ['1e400', '1e399', 1],
  ['-1e400', '1', -1],
  ['-1e400', '-1e401', 1],
  ['1e-400', '0', 1],
  ['-1e-400', '0', -1],
  ['1e99999999999999999999', '1e99999999999999999998', 1],
  ['100e-2', '1.00', 0],
  ['0e999999', '0', 0],
])('%s against %s orders as %i', (a, b, order) => {
  expect(Math.sign(compareNumbers(parseNumber(a), parseNumber(b)))).toBe(order);
});

test('numbers order as their digits times ten to their exponent, and as their doubles where those differ', () => {
  const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -25, max: 5 }));
  fc.assert(
    fc.property(decimal, decimal, ([a, i], [b, j]) => {
      const difference = a * 10n ** BigInt(i + 25) - b * 10n ** BigInt(j + 25);
      const order = compareNumbers(parseNumber(`${a}e${i}`), parseNumber(`${b}e${j}`));
      expect(Math.sign(order)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
    }),
  );
});

test('every double up to 2^53 comes back from its own text as itself', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -(2 ** 53 - 1), max: 2 ** 53 - 1 }), (value) => {
      expect(parseNumber(String(value))).toBe(value + 0);
    }),
  );
});

test('the text form of a number is the same however it is written', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
      fc.integer({ min: 0, max: 12 }),
      (digits, zeros) => {
        expect(String(parseNumber(`${digits}${'0'.repeat(zeros)}e-${zeros}`))).toBe(String(parseNumber(`${digits}`)));
      },
    ),
  );
});

test('a number of a million digits is read and compared without squaring the work', () => {
  const long = `${'0'.repeat(3)}${'7'.repeat(1_000_000)}`.slice(3);
  expect(compareNumbers(parseNumber(long), parseNumber(`${long}e1`))).toBe(-1);
});

test.each([2 ** 53, -(2 ** 53), Infinity, -Infinity, NaN])(
  '%d may have been rounded, so it is not decidable',
  (value) => {
    expect(isDecidable(value)).toBe(false);
  },
);

test.each([2 ** 53 - 1, 0.1, -0])('%d is decidable', (value) => {
  expect(isDecidable(value)).toBe(true);
});

test.each(['', '+1', '1.', '.5', '0x1', ' 1', 'NaN'])('%j is no number', (source) => {
  expect(() => new ExactNumber(source)).toThrow(SyntaxError);
});
