import { expect, test } from 'vitest';
import { found, messages, withFacts, withPay } from '../../testing.ts';

const code = 'limits/boundary-burst';
const limit = (window: string, max: number, more = '') =>
  `{ "counter": "${window}", "window": "${window}", "max": ${max}, "scope": "grant"${more} }`;
const amount = ', "increment_from": "args.amount"';

test('a limit of a day alone lets two days pass within moments, and that is told at its max', () => {
  const facts = withPay(`"limits": [${limit('day', 1000)}]`);
  expect(found(facts, code)).toEqual([`${code} hint 1000`]);
  expect(messages(facts, code)[0]).toContain('in the worst case 2000 calls pass within moments');
  expect(found(withPay(`"limits": [${limit('hour', 99.5, amount)}]`), code)).toEqual([`${code} hint 99.5`]);
});

test('a limit of a minute is as short as they come', () => {
  expect(found(withPay(`"limits": [${limit('minute', 30)}]`), code)).toEqual([]);
});

test('a shorter and smaller limit of the same thing guards it, in all_tools too', () => {
  expect(found(withPay(`"limits": [${limit('day', 1000)}, ${limit('minute', 30)}]`), code)).toEqual([]);
  const text = `{ "version": "1", "default": "deny", "all_tools": { "limits": [${limit('hour', 60)}] },
    "tools": { "list_issues": { "limits": [${limit('day', 100)}] } } }`;
  expect(found(withFacts(text), code)).toEqual([`${code} hint 60`]);
});

test('a shorter limit of something else guards nothing, nor does one that is larger', () => {
  expect(found(withPay(`"limits": [${limit('day', 1000, amount)}, ${limit('minute', 30)}]`), code)).toHaveLength(1);
  expect(found(withPay(`"limits": [${limit('day', 10)}, ${limit('minute', 30)}]`), code)).toHaveLength(1);
});

test('what lets nothing through does not burst, and nothing is said of a hidden tool', () => {
  expect(found(withPay(`"limits": [${limit('day', 0)}]`), code)).toEqual([]);
  const text = `{ "version": "1", "default": "deny", "hide": ["list_issues"],
    "tools": { "list_issues": { "limits": [${limit('day', 100)}] } } }`;
  expect(found(withFacts(text), code)).toEqual([]);
});
