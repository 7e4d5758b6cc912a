import { expect, test } from 'vitest';
import { found, messages, ruleOf, withPay } from '../../testing.ts';

const code = 'conditions/wrong-type';
const says = (path: string, op: string, value: unknown) =>
  found(withPay(ruleOf('deny_if', path, op, value)), code).length > 0;

test('an operator that cannot read the argument is told, with what comes of it', () => {
  const facts = withPay(ruleOf('deny_if', 'args.note', 'gt', 10));
  expect(found(facts, code)).toEqual([`${code} warning "gt"`]);
  expect(messages(facts, code)[0]).toBe(
    '"gt" reads numbers, but `args.note` is string by the tool\'s schema: the condition holds for every call that has the argument, whatever its value. Use an operator that fits.',
  );
  expect(messages(withPay(ruleOf('require', 'args.amount', 'regex', 'x')), code)[0]).toContain('every call is denied');
});

test('an operator that fits, or a type that is not known, is left alone', () => {
  expect(says('args.amount', 'gt', 10)).toBe(false);
  expect(says('args.tags', 'contains', 'x')).toBe(false);
  expect(says('args.note', 'regex', 'x')).toBe(false);
  expect(says('args.note', 'eq', 5)).toBe(false);
  expect(says('args.anything', 'gt', 10)).toBe(false);
});
