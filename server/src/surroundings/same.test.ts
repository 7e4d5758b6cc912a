import { expect, test } from 'vitest';
import { same } from './same.ts';

test.each([
  [{ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }, true],
  [{ a: undefined }, { b: undefined }, false],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [null, {}, false],
  ['1', 1, false],
  [{ toString: 1 }, {}, false],
  [JSON.parse('{"__proto__":1}'), JSON.parse('{"__proto__":2}'), false],
])('%j and %j: %j', (a, b, expected) => {
  expect(same(a, b)).toBe(expected);
});
