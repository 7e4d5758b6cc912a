import { expect, test } from 'vitest';
import { ageInWords } from './age.ts';

const now = Date.parse('2026-11-20T12:00:00Z');

test.each([
  ['2026-11-20T11:59:30Z', 'less than a minute old'],
  ['2026-11-20T12:01:00Z', 'less than a minute old'],
  ['2026-11-20T11:59:00Z', '1 minute old'],
  ['2026-11-20T09:00:00Z', '3 hours old'],
  ['2026-11-17T12:00:00+02:00', '3 days old'],
  ['2026-09-01T12:00:00Z', '2 months old'],
  ['2024-11-01T12:00:00Z', '2 years old'],
  ['2027-01-01T00:00:00Z', 'dated in the future'],
  ['yesterday', 'of unknown age'],
  [undefined, 'of unknown age'],
])('taken at %s is %s', (takenAt, words) => {
  expect(ageInWords(takenAt, now)).toBe(words);
});
