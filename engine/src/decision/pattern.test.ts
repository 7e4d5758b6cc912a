import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePattern, linearPattern } from './pattern.ts';
import { plainPattern } from './plain-pattern.ts';

test.each([
  ['cus_', 'a cus_1', true],
  ['^cus_', 'a cus_1', false],
  ['@example\\.com$', 'a@example.com', true],
  ['@example\\.com$', 'a@example.com\n', false],
  ['^$', '', true],
  ['a.c', 'a\nc', false],
  ['a.c', 'a\u2028c', true],
  ['^.$', '😀', true],
  ['\\bé', ' é', false],
  ['\\d', '٣', false],
  ['(?i)k', '\u212a', true],
  ['^[^a]$', '😀', true],
])('%s finds in %j: %s', (pattern, text, found) => {
  expect(compilePattern(pattern)(text)).toBe(found);
});

test.each(['(?=a)', '\\1', '(a', 'a**', '\\Z'])('%s is no pattern', (pattern) => {
  expect(() => compilePattern(pattern)).toThrow();
});

test.each(['^(a+)+$', '^(a|a)*$', '(.*)*b', '^(a?){50}a{50}$', '([a-z]+)*[0-9]$'])('%s stays linear', (pattern) => {
  expect(compilePattern(pattern)(`${'a'.repeat(100_000)}!`)).toBe(false);
});

test.each(['^a+', '[a]', 'a|b', 'a{2}', '(a)', '.', '\\d', 'é', 'a$b', 'a^', '\\Qa'])(
  '%s is left to RE2',
  (pattern) => {
    expect(plainPattern(pattern)).toBeUndefined();
  },
);

test('a plain pattern finds what RE2 finds', () => {
  const character = fc.constantFrom(...'ab_@/-~ :"`', '\\.', '\\$', '\\\\', '\\^', '\\-', '\\_', '\\]');
  const pattern = fc
    .tuple(fc.constantFrom('', '^'), fc.array(character, { maxLength: 4 }), fc.constantFrom('', '$'))
    .map(([start, body, end]) => start + body.join('') + end);
  const text = fc
    .array(fc.constantFrom(...'ab_@/-~ :"`.$\\^]\n', '😀', '\ud83d'), { maxLength: 6 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(pattern, text, (given, subject) => {
      expect(plainPattern(given)?.(subject)).toBe(linearPattern(given)(subject));
    }),
    { numRuns: 5000 },
  );
});
