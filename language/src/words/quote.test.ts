import { expect, test } from 'vitest';
import { countOf, quoteName, quoteNames } from './quote.ts';

test('a name stays one line of visible characters', () => {
  expect(quoteName('delete\u202Eeliforp\n`x`')).toBe("`delete\\u{202e}eliforp\\n'x'`");
});

test('a name of any length stays short', () => {
  expect(quoteName('x'.repeat(1000))).toHaveLength(83);
});

test('names are listed as people list them', () => {
  expect(quoteNames(['a'])).toBe('`a`');
  expect(quoteNames(['a', 'b'])).toBe('`a` and `b`');
  expect(quoteNames(['a', 'b', 'c', 'd', 'e'])).toBe('`a`, `b`, `c` and 2 more');
});

test('counts agree with their noun', () => {
  expect([countOf(1, 'tool'), countOf(2, 'tool'), countOf(0, 'entry', 'entries')]).toEqual([
    '1 tool',
    '2 tools',
    '0 entries',
  ]);
});
