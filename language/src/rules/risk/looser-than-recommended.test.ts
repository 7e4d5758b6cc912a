import { expect, test } from 'vitest';
import { fixed, found, withFacts } from '../../testing.ts';

const code = 'risk/looser-than-recommended';
const listed = (max: number, window = 'minute') =>
  `{ "version": "1", "default": "deny", "tools": { "run_command": { "limits": [{ "counter": "c", "window": "${window}", "max": ${max}, "scope": "grant" }] } } }`;
const says = (text: string) => found(withFacts(text), code).length > 0;

test('a limit above the recommended one is remarked', () => {
  expect(found(withFacts(listed(11)), code)).toEqual([`${code} information "run_command"`]);
});

test('an equal or stricter one satisfies, over a longer time too', () => {
  expect(says(listed(10))).toBe(false);
  expect(says(listed(10, 'day'))).toBe(false);
  expect(says(listed(100, 'hour'))).toBe(true);
});

test('the fix lowers the limit of the same window, or adds one', () => {
  expect(fixed(withFacts(listed(11)), code)).toBe(listed(10));
  expect(JSON.parse(fixed(withFacts(listed(100, 'hour')), code)).tools.run_command.limits).toEqual([
    { counter: 'c', window: 'hour', max: 100, scope: 'grant' },
    { counter: 'run_command_rate', window: 'minute', max: 10, scope: 'grant' },
  ]);
});
