import { expect, test } from 'vitest';
import { fixed, found, messages, ruleOf, withPay } from '../../testing.ts';

const code = 'conditions/unknown-argument';
const says = (path: string) => found(withPay(ruleOf('deny_if', path, 'eq', 1)), code).length > 0;

test('an argument that the tool does not have is told, with what comes of it and what was meant', () => {
  const facts = withPay(ruleOf('deny_if', 'args.amuont', 'gt', 10));
  expect(found(facts, code)).toEqual([`${code} warning "args.amuont"`]);
  expect(messages(facts, code)[0]).toBe(
    '`args.amuont` is no argument of `pay` by its input schema, so the rule never denies anything. Did you mean `args.amount`?',
  );
  expect(messages(withPay(ruleOf('require', 'args.x', 'eq', 1)), code)[0]).toContain('every call is denied');
  expect(messages(withPay(ruleOf('require', 'args.x', 'exists', false)), code)[0]).toContain('always holds');
});

test('the fix writes the argument that was meant', () => {
  expect(fixed(withPay(ruleOf('deny_if', 'args.to.ibann', 'eq', 'x')), code)).toContain('"path":"args.to.iban"');
});

test('arguments are found through references and alternatives', () => {
  expect(says('args.to.iban')).toBe(false);
  expect(says('args.to.bic')).toBe(false);
  expect(says('args.to.name')).toBe(true);
});

test('where the schema leaves open what there is, nothing is said', () => {
  expect(says('args.meta.x')).toBe(false);
  expect(says('args.anything.x.y')).toBe(false);
  const open = (schema: object) =>
    found(
      withPay(ruleOf('deny_if', 'args.x', 'eq', 1), { tools: [{ name: 'pay', inputSchema: { ...schema } }] }),
      code,
    );
  expect(open({ properties: { a: {} }, additionalProperties: true })).toEqual([]);
  expect(open({ properties: { a: {} }, patternProperties: { '^x': {} } })).toEqual([]);
  expect(open({ properties: { a: {} }, $ref: 'https://example.org/schema.json' })).toEqual([]);
  expect(open({})).toEqual([]);
  expect(open({ additionalProperties: false })).toHaveLength(1);
});

test('nothing is inside a text or number', () => {
  expect(says('args.amount.value')).toBe(true);
});

test('a limit that adds up no argument is told', () => {
  const limit =
    '"limits": [{ "counter": "c", "window": "day", "max": 9, "scope": "grant", "increment_from": "args.sum" }]';
  expect(messages(withPay(limit), code)[0]).toContain('can add up nothing');
});

test('without a snapshot nothing is said', () => {
  expect(found(withPay(ruleOf('deny_if', 'args.x', 'eq', 1), { tools: false }), code)).toEqual([]);
});
