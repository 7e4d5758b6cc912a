import { expect, test } from 'vitest';
import { fitting, padded, textWidth } from './text-width.ts';

test.each([
  ['plain', 5],
  ['', 0],
  ['漢字', 4],
  ['ｆｕｌｌ', 8],
  ['한글', 4],
  ['é', 1],
  ['e\u0301', 1],
  ['🔥', 2],
  ['👩‍👩‍👧', 2],
  ['🇩🇪', 2],
  ['❤️', 2],
  ['a\u200b', 1],
  ['…«»', 3],
])('%s takes %d columns', (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test('a text is cut between characters', () => {
  expect(fitting('漢字', 3)).toBe('漢');
  expect(fitting('a👩‍👩‍👧b', 2)).toBe('a');
  expect(fitting('plain', 3)).toBe('pla');
  expect(fitting('漢字', 4)).toBe('漢字');
});

test('a text is filled up to its column', () => {
  expect(padded('漢', 4)).toBe('漢  ');
  expect(padded('long', 2)).toBe('long');
});
