import { expect, test } from 'vitest';
import { fixAll } from '../../fixes/fix-all.ts';
import { fixed, found, messages, ruleOf, withPay } from '../../testing.ts';

const code = 'conditions/bypass-by-omission';
const says = (rules: string) => found(withPay(rules), code).length > 0;

test('a deny_if on an optional argument is walked round by leaving it out', () => {
  const facts = withPay(ruleOf('deny_if', 'args.note', 'contains', 'x'));
  expect(found(facts, code)).toEqual([`${code} warning "args.note"`]);
  expect(messages(facts, code)[0]).toContain('is not denied by this rule');
  expect(messages(withPay(ruleOf('approve_if', 'args.note', 'eq', 'x')), code)[0]).toContain('without a person');
});

test('a required argument, a require and a question of presence are safe', () => {
  expect(says(ruleOf('deny_if', 'args.amount', 'gt', 1))).toBe(false);
  expect(says(ruleOf('require', 'args.note', 'eq', 'x'))).toBe(false);
  expect(says(ruleOf('deny_if', 'args.note', 'exists', true))).toBe(false);
  expect(says(`${ruleOf('require', 'args.note', 'exists', true)}, ${ruleOf('deny_if', 'args.note', 'eq', 'x')}`)).toBe(
    false,
  );
});

test('every step of a path must be required', () => {
  expect(says(ruleOf('deny_if', 'args.to.iban', 'eq', 'x'))).toBe(false);
  expect(says(ruleOf('deny_if', 'args.to.bic', 'eq', 'x'))).toBe(true);
});

test('of an argument that the schema does not name nothing is said', () => {
  expect(says(ruleOf('deny_if', 'args.meta.x', 'eq', 1))).toBe(false);
});

test('the fix requires it, and is never applied unasked', () => {
  const facts = withPay(ruleOf('deny_if', 'args.note', 'eq', 'x'));
  expect(JSON.parse(fixed(facts, code)).tools.pay.require).toEqual([
    { conditions: [{ path: 'args.note', op: 'exists', value: true }], on_deny: 'args.note is required.' },
  ]);
  expect(fixAll(facts).edits).toEqual([]);
});
