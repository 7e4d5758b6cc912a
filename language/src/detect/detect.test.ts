import { expect, test } from 'vitest';
import { detectPolicy } from './index.ts';

const says = (text: string, name = 'policy.json') => detectPolicy(text, name).isPolicy;

test('the name *.mcp-policy.json decides whatever the content', () => {
  expect(detectPolicy('{"Statement": []}', '/a/b/github.mcp-policy.json')).toEqual({
    isPolicy: true,
    reason: 'its name ends in .mcp-policy.json',
  });
});

test('a policy.json is taken by its version and one key of the language', () => {
  expect(detectPolicy('{ "version": "1", "default": "deny" }', 'file:///x/policy.json')).toEqual({
    isPolicy: true,
    reason: 'it has "version" and "default"',
  });
  expect(says('{"version":"1","hide":[]}', 'C:\\work\\github.policy.json')).toBe(true);
  expect(says('{"version":"1","all_tools":{}}')).toBe(true);
});

test('a policy.json is taken by its schema alone', () => {
  expect(says('{ "$schema": "mcp-policy:policy/1" }')).toBe(true);
  expect(says('{ "$schema": "https://example.org/notmcp-policyish.json" }')).toBe(false);
});

test('an empty file is taken, so that writing can begin with completion', () => {
  expect(says('')).toBe(true);
  expect(says('\uFEFF \r\n\t')).toBe(true);
  expect(says(`${' '.repeat(5000)}{}`)).toBe(false);
});

test.each([
  ['AWS IAM', '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }'],
  ['an access document in lower case', '{ "version": "2.0", "statement": [], "default": "deny" }'],
  ['Azure', '{ "properties": { "policyRule": { "if": {}, "then": { "effect": "deny" } } } }'],
  ['browser enterprise policy', '{ "policies": { "version": "1", "default": "deny" } }'],
  ['container signatures', '{ "default": [{ "type": "reject" }], "transports": {} }'],
  ['a list', '[{ "version": "1", "default": "deny" }]'],
  ['an empty object', '{}'],
])('%s stays plain JSON', (_, text) => {
  expect(says(text)).toBe(false);
});

test('the reason names the key that speaks against it', () => {
  expect(detectPolicy('{ "Version": "1", "Statement": [] }', 'policy.json').reason).toContain('"Statement"');
});

test('keys deeper down do not count', () => {
  expect(says('{ "a": { "version": "1", "default": "deny", "tools": {} } }')).toBe(false);
});

test('half-typed text, comments and stray quotes do not hide the keys', () => {
  expect(says('{\n  "version": "1",\n  "default": "deny,\n  "tools": {\n    "a')).toBe(true);
  expect(says('// my policy { "Statement" }\n{ /* } */ "version": "1", "tools": { ')).toBe(true);
  expect(says('{ "version": "1", "default": ')).toBe(true);
});

test('a value that is called like a key is no key', () => {
  expect(says('{ "version": "1", "name": "default" }')).toBe(false);
});

test('other names are never looked into', () => {
  expect(says('{"version":"1","default":"deny"}', 'package.json')).toBe(false);
});

test('five megabytes are read in one pass', () => {
  const tools = Array.from({ length: 60_000 }, (_, index) => `"tool_${index}":{"limits":[{"counter":"c","max":1}]}`);
  const text = `{"tools":{${tools.join(',')}},"padding":"${'x'.repeat(2_500_000)}","version":"1"}`;
  expect(text.length).toBeGreaterThan(5_000_000);
  expect(says(text)).toBe(true);
});
