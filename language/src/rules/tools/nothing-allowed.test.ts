import { expect, test } from 'vitest';
import { found, messages, withFacts } from '../../testing.ts';

const code = 'tools/nothing-allowed';
const says = (text: string, tools?: false) => found(withFacts(text, tools === false ? { tools } : {}), code).length > 0;

test('default deny with only a hide list allows nothing, snapshot or not', () => {
  const text = '{ "version": "1", "default": "deny", "hide": ["delete_repository"] }';
  expect(found(withFacts(text), code)).toEqual([`${code} warning "default"`]);
  expect(messages(withFacts(text, { tools: false }), code)[0]).toContain('This policy allows no tool');
});

test('so does one whose every tool is hidden or always denied', () => {
  expect(
    says(
      '{ "version": "1", "default": "deny", "hide": ["a"], "tools": { "a": {}, "b": { "deny_if": [{ "conditions": [] }] } } }',
    ),
  ).toBe(true);
  expect(
    says(
      '{ "version": "1", "default": "deny", "tools": { "a": { "limits": [{ "counter": "c", "window": "day", "max": 0, "scope": "grant" }] } } }',
    ),
  ).toBe(true);
  expect(
    says(
      '{ "version": "1", "default": "allow", "hide": ["create_payment", "delete_repository", "list_issues", "run_command", "update_issue"] }',
    ),
  ).toBe(true);
});

test('one tool that can be called, or may be, is enough', () => {
  expect(says('{ "version": "1", "default": "deny", "tools": { "a": {} } }')).toBe(false);
  expect(
    says(
      '{ "version": "1", "default": "deny", "tools": { "a": { "deny_if": [{ "conditions": [{ "path": "args.x", "op": "eq", "value": 1 }] }] } } }',
    ),
  ).toBe(false);
  expect(says('{ "version": "1", "default": "deny", "tools": { "a": { "limits": 1 } } }')).toBe(false);
  expect(says('{ "version": "1", "default": "allow", "hide": ["list_issues"] }')).toBe(false);
  expect(says('{ "version": "1", "default": "allow", "hide": ["list_issues"] }', false)).toBe(false);
});

test('hiding everything with "*" is on purpose, and told elsewhere', () => {
  expect(says('{ "version": "1", "default": "deny", "hide": ["*"] }')).toBe(false);
});
