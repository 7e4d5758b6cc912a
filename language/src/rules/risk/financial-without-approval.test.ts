import { expect, test } from 'vitest';
import { fixed, found, withFacts } from '../../testing.ts';

const code = 'risk/financial-without-approval';
const listed = (rules: string) => `{ "version": "1", "default": "deny", "tools": { "create_payment": ${rules} } }`;
const says = (rules: string) => found(withFacts(listed(rules)), code).length > 0;

test('a tool that moves money and asks nobody is told', () => {
  expect(found(withFacts(listed('{}')), code)).toEqual([`${code} warning "create_payment"`]);
});

test('a cap on spending is no approval', () => {
  const cap =
    '{ "limits": [{ "counter": "c", "window": "day", "max": 100, "scope": "grant", "increment_from": "args.amount" }] }';
  expect(says(cap)).toBe(true);
});

test('the portable spelling of approval satisfies, and so does approve_if', () => {
  expect(says('{ "deny_if": [{ "conditions": [], "on_deny": "Requires human approval." }] }')).toBe(false);
  expect(says('{ "approve_if": [{ "conditions": [] }] }')).toBe(false);
});

test('the fix adds the rule, beside others where there are some', () => {
  expect(JSON.parse(fixed(withFacts(listed('{}')), code)).tools).toEqual({
    create_payment: { deny_if: [{ conditions: [], on_deny: 'Requires human approval.' }] },
  });
  const other = '{ "deny_if": [{ "conditions": [{ "path": "args.x", "op": "eq", "value": 1 }] }] }';
  expect(JSON.parse(fixed(withFacts(listed(other)), code)).tools.create_payment.deny_if).toHaveLength(2);
});
