import { expect, test } from 'vitest';
import { ago, count, plain, visible } from './words.ts';

test('a link in text from elsewhere is no link in a notification', () => {
  expect(plain('failed: [click me](command:workbench.action.quit)')).toBe(
    'failed: [click me] (command:workbench.action.quit)',
  );
});

test('an icon in text from elsewhere is no icon in the status bar', () => {
  expect(plain('$(check) trusted')).toBe('$ (check) trusted');
});

test('long text and many lines become one short line', () => {
  expect(plain('a\n  b\r\n\tc')).toBe('a b c');
  expect(plain('x'.repeat(1000))).toHaveLength(600);
});

test('characters that turn the direction of a command are shown by their number', () => {
  expect(visible('rm \u202Exyz\u0007')).toBe('rm \\u{202e}xyz\\u{7}');
});

test.each([
  [0, 'a moment ago'],
  [59_999, 'a moment ago'],
  [60_000, '1 minute ago'],
  [7_200_000, '2 hours ago'],
  [3 * 86_400_000 + 5, '3 days ago'],
  [-5000, 'a moment ago'],
])('%i ms are %s', (age, words) => {
  expect(ago(1_000_000_000_000 - age, 1_000_000_000_000)).toBe(words);
});

test('one tool, two tools', () => {
  expect([count(1, 'tool'), count(1200, 'tool')]).toEqual(['1 tool', '1,200 tools']);
});
