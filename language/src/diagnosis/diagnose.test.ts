import { parsePolicy } from '@mcp-policy/engine';
import { describe, expect, test } from 'vitest';
import { toDiagnostic } from '../finding.ts';
import { fixAll } from '../fixes/fix-all.ts';
import { found, snapshotOf, withFacts } from '../testing.ts';
import { diagnose } from './diagnose.ts';

const five = `{
  "version": "1",
  "default": "deny",
  "tools": {
    "create_payment": {},
    "delete_repository": {},
    "list_issues": {},
    "run_command": {},
    "update_issue": {}
  }
}
`;

test('five tools, one a category, each get the one finding of their category, in the order of the text', () => {
  expect(found(withFacts(five))).toEqual([
    'risk/financial-without-approval warning "create_payment"',
    'risk/destructive-callable warning "delete_repository"',
    'risk/execute-unlimited warning "run_command"',
    'risk/write-unlimited warning "update_issue"',
  ]);
});

test('fixing all gives each its published rule, and nothing is left to say', () => {
  const { text, done } = fixAll(withFacts(five));
  expect(done).toEqual(['Give all 4 tools their recommended rule']);
  expect(found(withFacts(text))).toEqual([]);
  expect(JSON.parse(text)).toEqual({
    version: '1',
    default: 'deny',
    hide: ['delete_repository'],
    tools: {
      create_payment: { deny_if: [{ conditions: [], on_deny: 'Requires human approval.' }] },
      list_issues: {},
      run_command: { limits: [{ counter: 'run_command_rate', window: 'minute', max: 10, scope: 'grant' }] },
      update_issue: { limits: [{ counter: 'update_issue_rate', window: 'minute', max: 30, scope: 'grant' }] },
    },
  });
});

describe('severities', () => {
  test('are what the user has set, and off is off', () => {
    const severities = { 'risk/write-unlimited': 'hint', 'risk/execute-unlimited': 'off' } as const;
    expect(found(withFacts(five, { severities })).slice(2)).toEqual(['risk/write-unlimited hint "update_issue"']);
  });

  test('no setting hides that a policy has errors of form', () => {
    const facts = withFacts('{ "version": "1" }', { severities: { 'schema/missing-key': 'off' } });
    expect(found(facts, 'schema/missing-key')).toHaveLength(1);
  });
});

describe('what an edit did not touch is not looked at again', () => {
  test('yet the findings are those of a fresh look', () => {
    const before = withFacts(five);
    diagnose(before);
    const text = five
      .replace('"run_command": {}', '"run_command": { "limits": [] }')
      .replace('"deny"', '"deny", "hide": ["update_issue"]');
    const after = { ...before, parsed: parsePolicy(text, before.parsed) };
    expect(diagnose(after)).toEqual(diagnose(withFacts(text)));
  });

  test('and another snapshot, category or trust is seen at once', () => {
    const facts = withFacts(five);
    diagnose(facts);
    const renamed = { ...facts, snapshot: snapshotOf([{ name: 'list_issues' }]) };
    expect(found(renamed, 'tools/unknown-tool')).toHaveLength(4);
    const harmless = { ...facts, categories: { run_command: { category: 'Read', reason: 'Only echoes.' } } } as const;
    expect(found(harmless, 'risk/execute-unlimited')).toEqual([]);
    expect(found(facts, 'risk/execute-unlimited')).toHaveLength(1);
  });
});

test('a diagnostic carries its code and a link to its page, and neither offsets nor what only fixes need', () => {
  const [finding] = diagnose(withFacts(five));
  if (!finding) throw new Error('nothing found');
  expect(finding.data).toEqual({ tool: 'create_payment', category: 'Financial' });
  expect(toDiagnostic(finding, 'https://docs.example/rules')).toEqual({
    source: 'mcp-policy',
    code: 'risk/financial-without-approval',
    codeDescription: { href: 'https://docs.example/rules/risk/financial-without-approval.md' },
    severity: 2,
    message: finding.message,
    range: { start: { line: 4, character: 4 }, end: { line: 4, character: 20 } },
  });
});

test.each(['', ' ', '{', '{"tools":{"a":', '[]', 'null', '{"tools":[],"hide":{}}', '\u0000', '{"hide":[1,null,""]}'])(
  'no text is too broken to be looked at: %j',
  (text) => {
    expect(() => diagnose(withFacts(text))).not.toThrow();
  },
);
