import { expect, test } from 'vitest';
import { found, messages, ruleOf, withPay } from '../../testing.ts';

const code = 'conditions/never-true';
const tools = [
  {
    name: 'pay',
    inputSchema: {
      properties: { currency: { enum: ['EUR', 'USD'] }, amount: { type: 'number', maximum: 100 }, any: {} },
    },
  },
];
const conditions = (list: string, ...own: readonly [string, string, unknown][]) =>
  `"${list}": ${JSON.stringify([{ conditions: own.map(([path, op, value]) => ({ path, op, value })) }])}`;
const says = (rules: string, known: object = { tools }) => found(withPay(rules, known), code).length > 0;

test('conditions that exclude each other never deny what they were written for', () => {
  const facts = withPay(conditions('deny_if', ['args.any', 'lt', 5], ['args.any', 'gt', 10]), { tools: false });
  expect(found(facts, code)).toHaveLength(1);
  expect(messages(facts, code)[0]).toContain('write a rule for each');
});

test('so does a list of nothing', () => {
  expect(found(withPay(ruleOf('approve_if', 'args.any', 'in', []), { tools }), code)).toEqual([`${code} warning "in"`]);
});

test('a value that the schema never allows is told where it denies every call, or can have no other sense', () => {
  expect(says(ruleOf('require', 'args.amount', 'gt', 100))).toBe(true);
  expect(says(ruleOf('deny_if', 'args.currency', 'regex', '^eur$'))).toBe(true);
});

test.each([
  ['a deny_if beyond the schema is a second lock', ruleOf('deny_if', 'args.amount', 'gt', 100)],
  ['one value is left', conditions('deny_if', ['args.any', 'gte', 5], ['args.any', 'lte', 5])],
  ['a pattern may match', conditions('deny_if', ['args.any', 'regex', 'a'], ['args.any', 'regex', 'b'])],
  ['require is told elsewhere', conditions('require', ['args.any', 'lt', 5], ['args.any', 'gt', 10])],
  ['an enumeration has its own rule for equality', ruleOf('deny_if', 'args.currency', 'eq', 'eur')],
])('nothing is said when %s', (_, rules) => {
  expect(says(rules)).toBe(false);
});
