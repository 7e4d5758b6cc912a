import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJsonc } from './jsonc.ts';

test.each([
  ['{"a": 1, /* x, } */ "b": [1, 2, ], }', { a: 1, b: [1, 2] }],
  ['// x\n{"url": "http://x//y", "c": "/* no */", "d": ",}"}// end', { url: 'http://x//y', c: '/* no */', d: ',}' }],
  ['{"a": "\\"//", "b": 1,\n// last\n}', { a: '"//', b: 1 }],
  ['[1,/**/]', [1]],
])('%j is read', (text, value) => {
  expect(parseJsonc(text, true)).toEqual({ value });
});

test.each(['{"a": 1 /* open', '[,]x', '{"a": "open', '/*/', '[1 2]'])('%j is not JSON', (text) => {
  expect(parseJsonc(text, true).problem).toMatch(/^the file is not JSON/);
});

test('JSON means the same with and without the allowance', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseJsonc(text, true)).toEqual(parseJsonc(text, false));
    }),
  );
});

test('a text that nests without end is read without recursion', () => {
  expect(parseJsonc('['.repeat(100_000) + ']'.repeat(100_000), true).problem).toBeUndefined();
});
