import { expect, test } from 'vitest';
import { fixed, fixesOf, found, withFacts } from '../../testing.ts';

const code = 'risk/write-unlimited';

test('a tool that changes things without any limit is told, and 30 calls a minute are offered', () => {
  const facts = withFacts('{ "version": "1", "default": "deny", "tools": { "update_issue": {} } }');
  expect(found(facts, code)).toEqual([`${code} warning "update_issue"`]);
  expect(fixesOf(facts, code).map((action) => action.title)).toEqual(['Limit `update_issue` to 30 calls a minute']);
  expect(fixed(facts, code)).toContain('"max": 30');
});

test('a tool that only reads needs none', () => {
  const facts = withFacts('{ "version": "1", "default": "deny", "tools": { "list_issues": {} } }');
  expect(found(facts).filter((line) => line.startsWith('risk/'))).toEqual([]);
});
