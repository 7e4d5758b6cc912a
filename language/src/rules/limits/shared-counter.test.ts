import { expect, test } from 'vitest';
import { found, messages, withFacts } from '../../testing.ts';

const code = 'limits/shared-counter';
const limit = (counter: string, window = 'minute') =>
  `{ "limits": [{ "counter": "${counter}", "window": "${window}", "max": 5, "scope": "grant" }] }`;
const policy = (a: string, b: string) =>
  withFacts(`{ "version": "1", "default": "deny", "tools": { "a": ${a}, "b": ${b} } }`);

test('a count that two tools share is told once, where it is first used', () => {
  const facts = policy(limit('calls'), limit('calls'));
  expect(found(facts, code)).toEqual([`${code} information "calls"`]);
  expect(messages(facts, code)[0]).toMatch(/^`a` and `b` share the count `calls` per minute/);
});

test('another window, or another name, is another count', () => {
  expect(found(policy(limit('calls'), limit('calls', 'hour')), code)).toEqual([]);
  expect(found(policy(limit('calls'), limit('Calls')), code)).toEqual([]);
});
