import { expect, test } from 'vitest';
import { maxFor, roundDown, roundUp } from './round.ts';

test.each([
  ['0', '0', '0'],
  ['5', '5', '5'],
  ['42', '42', '42'],
  ['123', '120', '130'],
  ['9950', '9900', '10000'],
  ['12.34', '12', '13'],
  ['0.00129', '0.0012', '0.0013'],
  ['-123', '-130', '-120'],
  ['-0.996', '-1', '-0.99'],
  ['120.000', '120', '120'],
  ['9007199254740993', '9000000000000000', '9100000000000000'],
  ['1e+400', '1e400', '1e400'],
  ['1.29e-400', '1.2e-400', '1.3e-400'],
  ['9.99e+999999999999', '9.9e999999999999', '1e1000000000000'],
])('%s lies between %s and %s, of two digits', (number, down, up) => {
  expect([roundDown(number), roundUp(number)]).toEqual([down, up]);
});

test.each([
  [0, 1],
  [1, 2],
  [4, 6],
  [10, 15],
  [37, 60],
  [100, 150],
  [1234, 1900],
])('a peak of %i leaves headroom up to %i', (peak, max) => {
  expect(maxFor(peak)).toBe(max);
});
