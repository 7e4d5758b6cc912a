import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairTable } from './pair-table.ts';

const number = fc.oneof(fc.nat(20), fc.nat(0x7fffffff));

test('it finds what was set last for a pair, however many there are, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number, fc.nat(0x7ffffffe)), { maxLength: 300 }), (pairs) => {
      const table = new PairTable();
      const expected = new Map<string, number>();
      for (const [a, b, value] of pairs) {
        table.set(a, b, value);
        expected.set(`${a} ${b}`, value);
      }
      for (const [a, b] of pairs) {
        expect(table.get(a, b)).toBe(expected.get(`${a} ${b}`));
        expect(table.get(b, a)).toBe(expected.get(`${b} ${a}`) ?? -1);
      }
    }),
  );
});

test('it is empty when it was cleared', () => {
  const table = new PairTable();
  for (let i = 0; i < 1000; i++) table.set(i, i % 7, i);
  table.clear();
  expect(Array.from({ length: 1000 }, (_, i) => table.get(i, i % 7)).every((value) => value === -1)).toBe(true);
  table.set(3, 3, 5);
  expect(table.get(3, 3)).toBe(5);
});
