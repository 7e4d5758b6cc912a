import { expect, test } from 'vitest';
import { found, messages, ruleOf, withPay } from '../../testing.ts';

const code = 'conditions/always-true';
const tools = [
  {
    name: 'pay',
    inputSchema: {
      properties: {
        currency: { enum: ['EUR', 'USD'] },
        amount: { type: 'number', minimum: 0, exclusiveMaximum: 100 },
        name: { type: 'string' },
        any: {},
      },
    },
  },
];
const says = (list: string, path: string, op: string, value: unknown) =>
  found(withPay(ruleOf(list, path, op, value), { tools }), code).length > 0;

test('a condition that every value meets is told', () => {
  const facts = withPay(ruleOf('deny_if', 'args.amount', 'gte', 0), { tools });
  expect(found(facts, code)).toEqual([`${code} warning "gte"`]);
  expect(messages(facts, code)[0]).toContain('giving it at all is what is denied');
});

test.each([
  ['deny_if', 'args.currency', 'in', ['EUR', 'USD', 'CHF']],
  ['approve_if', 'args.amount', 'lt', 100],
  ['require', 'args.any', 'regex', '.*'],
  ['require', 'args.any', 'regex', ''],
  ['require', 'args.any', 'not_in', []],
  ['deny_if', 'args.name', 'contains', ''],
])('%s %s %s %j', (list, path, op, value) => {
  expect(says(list, path, op, value)).toBe(true);
});

test.each([
  ['deny_if', 'args.currency', 'eq', 'EUR'],
  ['deny_if', 'args.amount', 'gt', 0],
  ['deny_if', 'args.amount', 'lte', 99],
  ['require', 'args.amount', 'gte', 0],
  ['require', 'args.any', 'regex', '^.*$'],
  ['require', 'args.any', 'regex', 'a+'],
  ['deny_if', 'args.any', 'contains', ''],
  ['deny_if', 'args.any', 'exists', true],
])('nothing is said of %s %s %s %j', (list, path, op, value) => {
  expect(says(list, path, op, value)).toBe(false);
});
