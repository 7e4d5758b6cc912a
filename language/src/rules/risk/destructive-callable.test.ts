import { expect, test } from 'vitest';
import { fixAll } from '../../fixes/fix-all.ts';
import { fixed, fixesOf, found, messages, withFacts } from '../../testing.ts';

const code = 'risk/destructive-callable';
const listed = (rules: string, more = '') =>
  `{ "version": "1", "default": "deny",${more} "tools": { "list_issues": {}, "delete_repository": ${rules} } }`;
const says = (text: string) => found(withFacts(text), code).length > 0;

test('a destructive tool that can be called is told, with the grounds and how sure they are', () => {
  const facts = withFacts(listed('{}'));
  expect(found(facts, code)).toEqual([`${code} warning "delete_repository"`]);
  expect(messages(facts, code)[0]).toMatch(/Critical risk, quite sure \(100 %\): set by you/);
});

test('hidden, always denied, never within its limit or always asked about: nothing is said', () => {
  expect(says(listed('{}', ' "hide": ["delete_repository"],'))).toBe(false);
  expect(says(listed('{ "deny_if": [{ "conditions": [] }] }'))).toBe(false);
  expect(says(listed('{ "limits": [{ "counter": "c", "window": "day", "max": 0, "scope": "grant" }] }'))).toBe(false);
  expect(says(listed('{ "approve_if": [{ "conditions": [] }] }'))).toBe(false);
});

test('conditions and limits leave it callable', () => {
  expect(says(listed('{ "deny_if": [{ "conditions": [{ "path": "args.x", "op": "eq", "value": 1 }] }] }'))).toBe(true);
  expect(says(listed('{ "limits": [{ "counter": "c", "window": "day", "max": 1, "scope": "grant" }] }'))).toBe(true);
});

test('the fix hides it and takes the entry out of tools', () => {
  expect(fixed(withFacts(listed('{}')), code, 'Hide')).toBe(
    '{ "version": "1", "default": "deny", "hide": ["delete_repository"], "tools": { "list_issues": {} } }',
  );
  const more = ' "hide": ["x"],';
  expect(fixed(withFacts(listed('{}', more)), code, 'Hide')).toContain('"hide": ["x", "delete_repository"]');
});

test('rules of its own would be lost by that, so that nobody is hurried to it', () => {
  const ruled = listed('{ "deny_if": [{ "conditions": [{ "path": "args.x", "op": "eq", "value": 1 }] }] }');
  expect(fixesOf(withFacts(ruled), code)[0]?.isPreferred).toBeUndefined();
  expect(fixAll(withFacts(ruled)).edits).toEqual([]);
  expect(fixesOf(withFacts(listed('{}')), code)[0]?.isPreferred).toBe(true);
});

test('a mere guess is no warning, and is worded as one', () => {
  const facts = withFacts('{ "version": "1", "default": "deny", "tools": { "frobnicate": {} } }', {
    tools: [{ name: 'frobnicate' }],
  });
  expect(found(facts, 'risk/execute-unlimited')).toEqual(['risk/execute-unlimited information "frobnicate"']);
  expect(messages(facts, 'risk/execute-unlimited')[0]).toContain('`frobnicate` may run something');
});

test('without a snapshot the name alone is judged, and that is said', () => {
  const facts = withFacts(listed('{}'), { tools: false, categories: {} });
  expect(messages(facts, code)[0]).toContain('Judged by the name alone');
});

test('a tool that the server does not have is not judged', () => {
  expect(found(withFacts('{ "version": "1", "default": "deny", "tools": { "delete_all": {} } }'), code)).toEqual([]);
});
