import { expect, test } from 'vitest';
import { found, messages, ruleOf, withPay } from '../../testing.ts';

const code = 'conditions/bypass-by-type';
const tools = [
  {
    name: 'pay',
    inputSchema: {
      properties: {
        id: { type: ['integer', 'string'] },
        only: { type: 'integer' },
        to: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
        any: {},
      },
    },
  },
];
const says = (rules: string) => found(withPay(rules, { tools }), code);

test('a number that may also come as a text can be written in another way', () => {
  const facts = withPay(ruleOf('deny_if', 'args.id', 'eq', 5), { tools });
  expect(found(facts, code)).toEqual([`${code} warning 5`]);
  expect(messages(facts, code)[0]).toContain('"5.0" gets past it');
});

test('a text that may also come in a list is not seen there', () => {
  expect(says(ruleOf('deny_if', 'args.to', 'in', ['root', 'admin']))).toHaveLength(1);
  expect(says(ruleOf('require', 'args.to', 'neq', 'root'))).toHaveLength(1);
});

test.each([
  ['the type is the only one', ruleOf('deny_if', 'args.only', 'eq', 5)],
  ['nothing is known of the type', ruleOf('deny_if', 'args.any', 'eq', 5)],
  ['what is allowed is listed', ruleOf('require', 'args.id', 'in', [5])],
  ['an operator that cannot read it denies', ruleOf('deny_if', 'args.id', 'gt', 5)],
  [
    'another rule asks for the type',
    `${ruleOf('require', 'args.id', 'gte', 0)}, ${ruleOf('deny_if', 'args.id', 'eq', 5)}`,
  ],
  [
    'the value itself is let through',
    ruleOf('require', 'args.id', 'neq', 5).replace('neq', 'exists').replace('5', 'true'),
  ],
])('nothing is said when %s', (_, rules) => {
  expect(says(rules)).toEqual([]);
});
