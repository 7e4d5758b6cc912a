import { expect, test } from 'vitest';
import { fixed, fixesOf, pay, ruleOf, withFacts, withPay } from '../testing.ts';

/** What each fix makes of its finding; that it does what it says is the business of oracle.test.ts. */

const policy = (rest: string) => `{ "version": "1", "default": "deny", ${rest} }`;
const tool = (rules: string) => policy(`"tools": { "list_issues": { ${rules} } }`);
const limit = (counter: string, window: string, max: number, more = '') =>
  `{ "counter": "${counter}", "window": "${window}", "max": ${max}, "scope": "grant"${more} }`;
const mend = (text: string, code: string, title = '') => fixed(withFacts(text), code, title);

test('every name that is hidden twice goes at once', () => {
  const hide = policy('"hide": ["a", "b", "a", "b", "a"]');
  expect(mend(hide, 'tools/hidden-twice', 'Remove every')).toBe(policy('"hide": ["a", "b"]'));
});

test('a limit of no call becomes a rule that denies, with its message', () => {
  expect(mend(tool(`"limits": [${limit('c', 'day', 0, ', "on_deny": "Not here."')}]`), 'limits/zero')).toBe(
    tool('"deny_if": [{ "conditions": [], "on_deny": "Not here." }]'),
  );
});

test('a limit that is never reached goes, a rule that changes nothing too', () => {
  const limits = tool(`"limits": [${limit('a', 'minute', 10)}, ${limit('b', 'hour', 600)}]`);
  expect(mend(limits, 'limits/redundant')).toBe(tool(`"limits": [${limit('a', 'minute', 10)}]`));
  const gt = (value: number) => `{ "conditions": [{ "path": "args.n", "op": "gt", "value": ${value} }] }`;
  expect(mend(tool(`"deny_if": [${gt(20)}, ${gt(30)}]`), 'logic/shadowed')).toBe(tool(`"deny_if": [${gt(20)}]`));
});

test('a counter that cannot be shared becomes one of its own', () => {
  const limits = tool(`"limits": [${limit('a', 'day', 5)}, ${limit('a', 'day', 9)}]`);
  expect(mend(limits, 'limits/counter-conflict')).toBe(
    tool(`"limits": [${limit('a', 'day', 5)}, ${limit('list_issues_rate', 'day', 9)}]`),
  );
});

test('tools that share a count get one each, which allows more', () => {
  const both = (a: string, b: string) =>
    policy(`"tools": { "a": { "limits": [${limit(a, 'day', 5)}] }, "b": { "limits": [${limit(b, 'day', 5)}] } }`);
  expect(mend(both('s', 's'), 'limits/shared-counter')).toBe(both('s', 'b_rate'));
});

test('a pattern is closed at both ends', () => {
  expect(mend(tool(ruleOf('require', 'args.path', 'regex', '/docs|/src')), 'conditions/regex-not-anchored')).toBe(
    tool(ruleOf('require', 'args.path', 'regex', '^(?:/docs|/src)$')),
  );
});

test('approve_if becomes a denial that asks for a person, whether there is a deny_if or not', () => {
  const where = '{ "conditions": [{ "path": "args.n", "op": "gt", "value": 10000000000000000001 }] }';
  const asked = where.replace('] }', '], "on_deny": "Requires human approval." }');
  expect(mend(tool(`"approve_if": [${where}]`), 'dialect/extension')).toBe(tool(`"deny_if": [${asked}]`));
  const other = '{ "conditions": [{ "path": "args.n", "op": "lt", "value": 0 }] }';
  expect(mend(tool(`"deny_if": [${other}], "approve_if": [${where}]`), 'dialect/extension')).toBe(
    tool(`"deny_if": [${other}, ${asked}]`),
  );
});

test('conditions that never hold together become rules of their own', () => {
  const below = '{ "path": "args.n", "op": "lt", "value": 1 }';
  const above = '{ "path": "args.n", "op": "gt", "value": 9 }';
  expect(mend(tool(`"deny_if": [{ "conditions": [${below}, ${above}] }]`), 'conditions/never-true')).toBe(
    tool(`"deny_if": [{ "conditions": [${below}] }, { "conditions": [${above}] }]`),
  );
});

test('a limit adds up the one argument that is a number', () => {
  const facts = withPay(`"limits": [${limit('c', 'minute', 9, ', "increment_from": "args.note"')}]`);
  expect(fixed(facts, 'limits/bad-increment')).toContain('"increment_from": "args.amount"');
});

test('the other one of two tools that look alike is hidden', () => {
  const facts = withFacts(policy('"tools": { "pay": {} }'), { tools: [pay, { name: 'Pay' }] });
  expect(fixed(facts, 'tools/look-alike-name')).toBe(policy('"hide": ["Pay"], "tools": { "pay": {} }'));
});

test('"*" can be taken out of hide, a message that tells too much be made short, a contradiction be said plainly', () => {
  expect(mend(policy('"hide": ["*", "a"]'), 'tools/hides-everything')).toBe(policy('"hide": ["a"]'));
  const message = (text: string) =>
    policy(
      `"hide": ["delete_repository"], "tools": { "a": { "deny_if": [{ "conditions": [], "on_deny": "${text}" }] } }`,
    );
  expect(mend(message('Use delete_repository.'), 'messages/reveals')).toBe(message('This call is not permitted.'));
  const where = (op: string, value: number) =>
    `[{ "conditions": [{ "path": "args.n", "op": "${op}", "value": ${value} }] }]`;
  const rules = `"require": ${where('gt', 10)}, "deny_if": ${where('gt', 5)}`;
  expect(mend(tool(rules), 'logic/contradiction')).toBe(policy('"hide": ["list_issues"], "tools": {}'));
});

test('a pattern in hide becomes the names that it was meant to match', () => {
  expect(mend(policy('"hide": ["a", "delete_*"]'), 'schema/wrong-value')).toBe(
    policy('"hide": ["a", "delete_repository"]'),
  );
  expect(fixesOf(withFacts(policy('"hide": ["drop_*"]')), 'schema/wrong-value')).toEqual([]);
});

test.each([
  ["{ 'version': '1' }", '{ "version": \'1\' }'],
  ['{ version: "1" }', '{ "version": "1" }'],
  ['{ "version": "1" "default": "deny" }', '{ "version": "1", "default": "deny" }'],
  ['{ "version": "1",, "default": "deny" }', '{ "version": "1", "default": "deny" }'],
  ['{ "tools" { } }', '{ "tools": { } }'],
  ['{ "a": True }', '{ "a": true }'],
  ['{ "a": None }', '{ "a": null }'],
  ['{ "default": deny }', '{ "default": "deny" }'],
  ['{ "a": 007 }', '{ "a": 7 }'],
  [String.raw`{ "a": "^\d+$" }`, String.raw`{ "a": "^\\d+$" }`],
])('%s is written as strict JSON', (text, after) => {
  expect(mend(text, 'syntax/invalid-json')).toBe(after);
});

test('a key that stands twice with the same value goes; with another value somebody must choose', () => {
  expect(mend('{ "version": "1", "default": "deny", "version": "1" }', 'syntax/duplicate-key')).toBe(
    '{ "version": "1", "default": "deny" }',
  );
  expect(mend(policy('"tools": { "a": {}, "b": {}, "a": {} }'), 'syntax/duplicate-key')).toBe(
    policy('"tools": { "a": {}, "b": {} }'),
  );
  expect(mend(tool('"limits": [], "limits": []'), 'syntax/duplicate-key')).toBe(tool('"limits": []'));
  expect(fixesOf(withFacts(policy('"default": "allow"')), 'syntax/duplicate-key')).toEqual([]);
});

test.each([
  ['"hide": "a"', '"hide": ["a"]'],
  ['"tools": { "a": null }', '"tools": { "a": {} }'],
  ['"tools": { "a": "deny" }', '"tools": { "a": { "deny_if": [{ "conditions": [] }] } }'],
  ['"tools": { "a": { "deny_if": { "conditions": [] } } }', '"tools": { "a": { "deny_if": [{ "conditions": [] }] } }'],
  [
    `"tools": { "a": { "limits": ${limit('c', 'day', 1)} } }`,
    `"tools": { "a": { "limits": [${limit('c', 'day', 1)}] } }`,
  ],
  [
    `"tools": { "a": { ${ruleOf('deny_if', 'args.n', 'gt', '10')} } }`,
    `"tools": { "a": { ${ruleOf('deny_if', 'args.n', 'gt', 10)} } }`,
  ],
  [
    `"tools": { "a": { ${ruleOf('deny_if', 'args.n', 'in', 'x')} } }`,
    `"tools": { "a": { ${ruleOf('deny_if', 'args.n', 'in', ['x'])} } }`,
  ],
  [
    `"tools": { "a": { ${ruleOf('deny_if', 'args.n', 'exists', 'true')} } }`,
    `"tools": { "a": { ${ruleOf('deny_if', 'args.n', 'exists', true)} } }`,
  ],
])('%s is put into its shape', (before, after) => {
  expect(mend(policy(before), 'schema/wrong-type')).toBe(policy(after));
});

test('a path that lacks its args. gets it', () => {
  expect(mend(tool(ruleOf('deny_if', 'n', 'gt', 10)), 'schema/wrong-value')).toBe(
    tool(ruleOf('deny_if', 'args.n', 'gt', 10)),
  );
});
