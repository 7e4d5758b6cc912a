import { expect, it } from 'vitest';
import { nearest } from './nearest.ts';

const keys = ['require', 'deny_if', 'approve_if', 'limits'];

it.each([
  ['requires', 'require'],
  ['denyIf', 'deny_if'],
  ['deny-if', 'deny_if'],
  ['DENY_IF', 'deny_if'],
  ['limtis', 'limits'],
  ['limit', 'limits'],
])('takes %s for %s', (word, key) => {
  expect(nearest(word, keys)).toBe(key);
});

it.each(['', 'x', 'allow', 'conditions', 'r'.repeat(100_000)])('takes another word for none', (word) => {
  expect(nearest(word, keys)).toBeUndefined();
});
