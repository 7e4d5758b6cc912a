import { expect, test } from 'vitest';
import { fixed, found, messages, ruleOf, withPay } from '../../testing.ts';

const code = 'conditions/value-outside-schema';
const tools = [
  {
    name: 'pay',
    inputSchema: {
      properties: {
        currency: { enum: ['EUR', 'USD'] },
        level: { enum: [1, 2] },
        either: { anyOf: [{ enum: ['a'] }, { type: 'string' }] },
        deep: { enum: [['x']] },
      },
    },
  },
];
const facts = (path: string, op: string, value: unknown) => withPay(ruleOf('deny_if', path, op, value), { tools });
const says = (path: string, op: string, value: unknown) => found(facts(path, op, value), code);

test('a value that the argument can never have is told, each of a list apart', () => {
  expect(says('args.currency', 'eq', 'EURO')).toEqual([`${code} warning "EURO"`]);
  expect(messages(facts('args.currency', 'eq', 'EURO'), code)[0]).toContain('Did you mean `EUR`?');
  expect(says('args.currency', 'in', ['EUR', 'GBP', 'CHF'])).toEqual([
    `${code} warning "GBP"`,
    `${code} warning "CHF"`,
  ]);
});

test('values compare by their text, as the engine compares them', () => {
  expect(says('args.level', 'eq', '1')).toEqual([]);
  expect(says('args.level', 'neq', 3)).toHaveLength(1);
});

test('where other values are possible, or cannot be told, nothing is said', () => {
  expect(says('args.either', 'eq', 'b')).toEqual([]);
  expect(says('args.deep', 'eq', 'b')).toEqual([]);
  expect(says('args.currency', 'regex', '^E')).toEqual([]);
});

test('the fix writes the value that was meant', () => {
  expect(fixed(facts('args.currency', 'eq', 'EURO'), code)).toContain('"value":"EUR"');
});
