import { parsePolicy } from '@mcp-policy/engine';
import { expect, test } from 'vitest';
import { fixed, found, messages } from '../../testing.ts';
import { policyOf, withDrift } from './testing.ts';

const code = 'drift/new-tool-allowed';
const list = { name: 'list_issues' };
const fresh = [
  { name: 'delete_repository', description: 'Permanently deletes a repository.' },
  { name: 'update_issue', description: 'Updates an issue.' },
];
const drifted = (text: string) => withDrift(text, [list], [list, ...fresh]);

test('new tools that nothing stops are told on the default, with their risk', () => {
  const facts = drifted(policyOf('allow', ''));
  expect(found(facts, code)).toEqual([`${code} warning "allow"`]);
  expect(messages(facts, code)[0]).toContain('`delete_repository` (Destructive, Critical), `update_issue` (Write,');
});

test('new tools that are denied, hidden or named are left alone', () => {
  expect(found(drifted(policyOf('deny', '')), code)).toEqual([]);
  expect(found(drifted(policyOf('allow', '"hide": ["*"]')), code)).toEqual([]);
  const named = policyOf('allow', '"hide": ["delete_repository"], "tools": { "update_issue": {} }');
  expect(found(drifted(named), code)).toEqual([]);
});

test('the fix gives each its recommended rule, and the finding goes', () => {
  const after = fixed(drifted(policyOf('allow', '')), code, 'Give 2 new tools their recommended rules');
  expect(parsePolicy(after).policy).not.toBeNull();
  expect(JSON.parse(after)).toMatchObject({
    hide: ['delete_repository'],
    tools: { update_issue: { limits: [expect.anything()] } },
  });
  expect(found(drifted(after), code)).toEqual([]);
});
