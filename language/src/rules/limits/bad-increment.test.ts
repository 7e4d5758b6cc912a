import { expect, test } from 'vitest';
import { found, withPay } from '../../testing.ts';

const code = 'limits/bad-increment';
const adding = (path: string) =>
  found(
    withPay(`"limits": [{ "counter": "c", "window": "day", "max": 9, "scope": "grant", "increment_from": "${path}" }]`),
    code,
  );

test('a limit that adds up what is no number is told', () => {
  expect(adding('args.note')).toEqual([`${code} warning "args.note"`]);
});

test('a number, or a type that is not known, is left alone', () => {
  expect(adding('args.amount')).toEqual([]);
  expect(adding('args.anything')).toEqual([]);
  expect(adding('args.nothing')).toEqual([]);
});
