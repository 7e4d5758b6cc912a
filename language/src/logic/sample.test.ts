import { expect, test } from 'vitest';
import { sampleOf } from './sample.ts';

test.each([
  ['^/app/src/', '/app/src/'],
  ['^(docs|src)/[a-z]+\\.md$', 'docs/a.md'],
  ['(?i)^https?://(?:www\\.)?example\\.com', 'http://example.com'],
  ['\\d{4}-\\w+?', '1111-a'],
  ['[^/]+', 'a'],
  ['', ''],
])('%s matches %j', (pattern, text) => {
  expect(sampleOf(pattern)).toBe(text);
});

test.each(['(', '[a', '\\p{L}', '(?=x)', 'a)', '[[:alpha:]]'])('of %s no sample is made', (pattern) => {
  expect(sampleOf(pattern)).toBeUndefined();
});
