import { expect, test } from 'vitest';
import { fixed, fixesOf, found, messages, withFacts } from '../../testing.ts';

const code = 'tools/unlisted';

test('tools that are named nowhere are one hint on the key tools', () => {
  const facts = withFacts('{ "version": "1", "default": "deny", "tools": { "list_issues": {} } }');
  expect(found(facts, code)).toEqual([`${code} hint "tools"`]);
  expect(messages(facts, code)[0]).toMatch(/^4 tools of `github` \(snapshot 3 days old\) are named nowhere/);
});

test('the fix adds them with their recommended rules, and says how many calls it allows', () => {
  const facts = withFacts('{\n  "version": "1",\n  "default": "deny",\n  "tools": {\n    "list_issues": {}\n  }\n}\n');
  expect(fixesOf(facts, code).map((action) => action.title)).toEqual([
    'Add 4 tools with the recommended rules (allows calls of 2)',
  ]);
  expect(JSON.parse(fixed(facts, code))).toEqual({
    version: '1',
    default: 'deny',
    hide: ['delete_repository'],
    tools: {
      list_issues: {},
      create_payment: { deny_if: [{ conditions: [], on_deny: 'Requires human approval.' }] },
      run_command: { limits: [{ counter: 'run_command_rate', window: 'minute', max: 10, scope: 'grant' }] },
      update_issue: { limits: [{ counter: 'update_issue_rate', window: 'minute', max: 30, scope: 'grant' }] },
    },
  });
  expect(found(withFacts(fixed(facts, code)))).toEqual([]);
});

test('without a key tools the fix makes one', () => {
  const facts = withFacts('{ "version": "1", "default": "deny" }', { tools: [{ name: 'list_issues' }] });
  expect(found(facts, code)).toEqual([`${code} hint "default"`]);
  expect(JSON.parse(fixed(facts, code))).toEqual({ version: '1', default: 'deny', tools: { list_issues: {} } });
});

test('under default allow, and when everything is hidden, nothing is said', () => {
  expect(found(withFacts('{ "version": "1", "default": "allow" }'), code)).toEqual([]);
  expect(found(withFacts('{ "version": "1", "default": "deny", "hide": ["*"] }'), code)).toEqual([]);
});

test('while the text is half typed nothing is said: what is missing may only be unreadable', () => {
  expect(found(withFacts('{ "version": "1", "default": "deny", "tools": { "list_issues": { } '), code)).toEqual([]);
});

test('a tool that a misspelt name was meant for is not added: its author may have meant the contrary', () => {
  const facts = withFacts(
    '{ "version": "1", "default": "deny", "hide": ["run_comand"], "tools": { "list_issue": {} } }',
  );
  expect(messages(facts, code)[0]).toMatch(/^3 tools/);
  expect(fixed(facts, code)).not.toContain('run_command');
});
