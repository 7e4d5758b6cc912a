import { expect, test } from 'vitest';
import { found, messages, ruleOf } from '../../testing.ts';
import { policyOf, withDrift } from './testing.ts';

const code = 'drift/argument-changed';
const pay = (properties: object, required: readonly string[]) => ({
  name: 'pay',
  inputSchema: { type: 'object', properties, required },
});
const before = pay(
  { amount: { type: 'number' }, to: { type: 'object', properties: { iban: { type: 'string' } }, required: ['iban'] } },
  ['amount', 'to'],
);
const drifted = (rules: string, after: ReturnType<typeof pay>, hide = '') =>
  withDrift(policyOf('deny', `${hide}"tools": { "pay": { ${rules} } }`), [before], [after]);
const amount = ruleOf('deny_if', 'args.amount', 'gt', 10);

test('an argument of another type is told on the condition that reads it', () => {
  const facts = drifted(amount, pay({ amount: { type: ['number', 'string'] } }, ['amount']));
  expect(found(facts, code)).toEqual([`${code} warning "args.amount"`]);
  expect(messages(facts, code)[0]).toContain('its type was number and is number or string');
});

test('an argument that may be left out now is told, and so is one inside of such a one', () => {
  const optional = pay({ ...before.inputSchema.properties }, ['amount']);
  const facts = drifted(ruleOf('deny_if', 'args.to.iban', 'eq', 'x'), optional);
  expect(messages(facts, code)[0]).toContain('it became optional');
  expect(found(drifted(amount, optional), code)).toEqual([]);
});

test('an argument that is gone is told, of limits too', () => {
  const limit =
    '"limits": [{ "counter": "c", "window": "day", "max": 5, "scope": "grant", "increment_from": "args.amount" }]';
  const facts = drifted(limit, pay({}, []));
  expect(messages(facts, code)[0]).toContain('no argument any more');
});

test('an enumeration that takes more is told, and one that takes less is not', () => {
  const kinds = (...values: string[]) => pay({ kind: { enum: values } }, ['kind']);
  const text = policyOf('deny', `"tools": { "pay": { ${ruleOf('deny_if', 'args.kind', 'eq', 'b')} } }`);
  expect(found(withDrift(text, [kinds('a', 'b')], [kinds('a', 'b', 'c')]), code)).toHaveLength(1);
  expect(found(withDrift(text, [kinds('a', 'b', 'c')], [kinds('a', 'b')]), code)).toEqual([]);
});

test('what no condition reads, and a tool that is hidden, are left alone', () => {
  expect(found(drifted('', pay({}, [])), code)).toEqual([]);
  expect(found(drifted(amount, pay({}, []), '"hide": ["pay"], '), code)).toEqual([]);
});
