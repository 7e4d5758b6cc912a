import type { Result } from 'sarif';
import { expect, test } from 'vitest';
import { mostSevere } from './most-severe.ts';

const result = (text: string, level: Result.level, accepted = false): Result => ({
  message: { text },
  level,
  suppressions: accepted ? [{ kind: 'external' }] : [],
});
const results = [
  result('a', 'note'),
  result('b', 'error', true),
  result('c', 'warning'),
  result('d', 'error'),
  result('e', 'note'),
];
const kept = (most: number) => mostSevere(results, most).map(({ message }) => message.text);

test('all results are kept where there is room', () => {
  expect(kept(5)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('else the most severe, in their order, and what is accepted last', () => {
  expect(kept(2)).toEqual(['c', 'd']);
  expect(kept(4)).toEqual(['a', 'c', 'd', 'e']);
});
