import { expect, test } from 'vitest';
import { found, messages, ruleOf, withPay } from '../../testing.ts';

const code = 'logic/contradiction';
const says = (rules: string) => found(withPay(rules, { tools: false }), code).length > 0;
const rule = (path: string, op: string, value: unknown) => ({ conditions: [{ path, op, value }] });
const list = (name: string, ...rules: object[]) => `"${name}": ${JSON.stringify(rules)}`;

test('a tool whose rules leave no call is told, with the rules that do it', () => {
  const facts = withPay(
    `${list('require', rule('args.note', 'exists', true), rule('args.amount', 'gt', 10))}, ${ruleOf('deny_if', 'args.amount', 'gte', 10)}`,
  );
  expect(found(facts, code)).toEqual([`${code} warning "pay"`]);
  expect(messages(facts, code)[0]).toBe(
    '`pay` can never be called: no arguments get past `require` (rule 2) and `deny_if` (rule 1) together, so every call is denied. Loosen one of them, or hide the tool to say so plainly.',
  );
});

test.each([
  ['numbers, exactly', `${ruleOf('require', 'args.n', 'gt', 0.1)}, ${ruleOf('deny_if', 'args.n', 'gt', 0.1)}`],
  [
    'enumerations',
    `${ruleOf('require', 'args.c', 'in', ['a', 'b'])}, ${ruleOf('deny_if', 'args.c', 'in', ['b', 'a'])}`,
  ],
  ['presence', `${ruleOf('require', 'args.c', 'exists', true)}, ${ruleOf('deny_if', 'args.c', 'exists', true)}`],
  ['a value inside what is no object', list('require', rule('args.c', 'eq', 'x'), rule('args.c.d', 'exists', true))],
  [
    'a text that must match and must not',
    `${ruleOf('require', 'args.c', 'regex', 'x')}, ${ruleOf('deny_if', 'args.c', 'regex', 'x')}`,
  ],
  ['a list of nothing', ruleOf('require', 'args.c', 'in', [])],
])('%s', (_, rules) => {
  expect(says(rules)).toBe(true);
});

test.each([
  ['one value is left', `${ruleOf('require', 'args.n', 'gte', 10)}, ${ruleOf('deny_if', 'args.n', 'gt', 10)}`],
  ['the text form of a number is left', list('require', rule('args.n', 'eq', 5), rule('args.n', 'eq', '5'))],
  ['patterns may have a text in common', list('require', rule('args.c', 'regex', '^a'), rule('args.c', 'regex', '^b'))],
  ['leaving the argument out is left', list('deny_if', rule('args.n', 'gt', 1), rule('args.n', 'lte', 1))],
  [
    'every call is denied on purpose',
    '"deny_if": [{ "conditions": [] }], "require": [{ "conditions": [{ "path": "args.n", "op": "in", "value": [] }] }]',
  ],
])('nothing is said when %s', (_, rules) => {
  expect(says(rules)).toBe(false);
});
