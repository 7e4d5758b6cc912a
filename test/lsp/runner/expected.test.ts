import { expect, test } from 'vitest';
import { fits, lookedAt } from './expected.ts';

test('only the keys that are named are looked at', () => {
  expect(lookedAt({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ c: 0 }] })).toEqual({ b: [{ c: 2 }] });
});

test('a key that is named and absent is missed, unless it is to be null', () => {
  expect(lookedAt({}, { a: 1, b: null })).toEqual({ b: null });
});

test('every item of an array is looked at, an item too many too', () => {
  expect(lookedAt([1, 2], [1])).toEqual([1, 2]);
  expect(lookedAt([1], [1, 2])).toEqual([1]);
});

test('an array that ends with "…" may go on', () => {
  expect(lookedAt([1, 2, 3], [1, '…'])).toEqual([1, '…']);
  expect(lookedAt([2, 3], [1, '…'])).toEqual([2, '…']);
  expect(lookedAt([], [1, '…'])).toEqual(['…']);
});

test('"…" in a text stands for any text, and nothing else does', () => {
  expect(fits('taken 3 days ago\nby x', 'taken … by x')).toBe(false);
  expect(fits('taken 3 days ago\nby x', 'taken …by x')).toBe(true);
  expect(fits('abc', 'a.c')).toBe(false);
  expect(lookedAt('abd', 'a…c')).toBe('abd');
});
