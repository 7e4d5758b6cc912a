import fc from 'fast-check';
import { RE2JS } from 're2js';
import { expect, it } from 'vitest';
import { isSurelyPattern } from './surely-pattern.ts';

it.each([
  '',
  '(^|/)\\.env$',
  '^/srv/(?:app|data)/',
  '^[a-z0-9-]+$',
  '[^A-Z_]*?',
  '\\bdrop\\s+table\\b',
  '(a|b(c|)+)?',
  '\\.\\.',
  '-$',
])('knows %j', (pattern) => {
  expect(isSurelyPattern(pattern)).toBe(true);
  expect(() => RE2JS.compile(pattern)).not.toThrow();
});

it.each([
  'a**',
  '(',
  ')',
  '(a',
  'a)',
  '[z-a]',
  '[]',
  '*',
  '^*',
  '(?=a)',
  '(?i)a',
  'a{2}',
  '\\1',
  '\\p{L}',
  'ä',
  '('.repeat(60) + ')'.repeat(60),
])('says nothing of %j', (pattern) => {
  expect(isSurelyPattern(pattern)).toBe(false);
});

it('is right about every pattern that it knows', () => {
  const pieces = '\\ . + * ? ( ) | [ ] { } ^ $ - : a z A 0 9 , / \\d \\w \\b \\. \\- \\[ (?: [^ a-z 0-9 - é'.split(' ');
  const pattern = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
  let known = 0;
  fc.assert(
    fc.property(fc.oneof(pattern, fc.string({ unit: 'binary-ascii', maxLength: 8 })), (text) => {
      if (!isSurelyPattern(text)) return;
      known++;
      expect(() => RE2JS.compile(text)).not.toThrow();
    }),
    { numRuns: 20_000 },
  );
  expect(known).toBeGreaterThan(1000);
});
