import { createCounters, explainCall } from '@mcp-policy/engine';
import { describe, expect, test } from 'vitest';
import { withFacts } from '../testing.ts';
import { accessInMarkdown } from './access-in-words.ts';
import { effectiveAccess } from './effective-access.ts';
import { explanationInMarkdown } from './explanation-in-words.ts';

const rule = '{ "conditions": [] }';
const limit = '{ "counter": "c", "window": "day", "max": 3, "scope": "grant" }';
const linkTo = (at: string) => (at === '' ? undefined : `file:///w/p|q.json#${at}`);

/** Each tool with what becomes of its calls. */
const access = (text: string, tools?: false) =>
  effectiveAccess(withFacts(text, tools === undefined ? {} : { tools }))?.tools.map(
    ({ tool, access: one, rule: by, level }) => `${level} ${tool}: ${one} ${by}`,
  );

describe('effective access', () => {
  test('has every tool of the snapshot, the most dangerous first, with the rule', () => {
    const policy = `{ "version": "1", "default": "deny", "hide": ["delete_repository"], "tools": {
      "create_payment": { "approve_if": [${rule}] },
      "list_issues": {},
      "run_command": { "limits": [${limit}] },
      "no_such_tool": {}
    } }`;
    expect(access(policy)).toEqual([
      'Critical create_payment: approve /tools/create_payment/approve_if/always',
      'Critical delete_repository: hidden (hidden)',
      'High run_command: limited ',
      'Medium update_issue: default-deny (default deny)',
      'Low list_issues: allowed ',
    ]);
  });

  test('under an allowing default has what the server may do unasked', () => {
    expect(
      access(`{ "version": "1", "default": "allow", "tools": { "run_command": { "deny_if": [${rule}] } } }`),
    ).toEqual([
      'Critical create_payment: allowed ',
      'Critical delete_repository: allowed ',
      'High run_command: denied /tools/run_command/deny_if/always',
      'Medium update_issue: allowed ',
      'Low list_issues: allowed ',
    ]);
  });

  test('without a snapshot is of the tools that the policy names, and says so', () => {
    const text = '{ "version": "1", "default": "deny", "hide": ["drop", "*"], "tools": { "list_issues": {} } }';
    expect(access(text, false)).toHaveLength(2);
    expect(effectiveAccess(withFacts(text, { tools: false }))?.isComplete).toBe(false);
  });

  test('is nothing while the policy has errors', () => {
    expect(effectiveAccess(withFacts('{}'))).toBeUndefined();
  });

  test('as a page: a table by level, one by tool, and no name that is markup', () => {
    const name = '![x](https://a.example) | <b>';
    const found = effectiveAccess(
      withFacts(JSON.stringify({ version: '1', default: 'deny', hide: [name], tools: {} }), { tools: [{ name }] }),
    );
    if (!found) throw new Error('no access');
    const page = accessInMarkdown(found, { policy: 'p.json', used: [['Policy', 'x']], linkTo });
    expect(page).toContain('# Effective access of `p.json`');
    expect(page).toContain('[`(hidden)`](<file:///w/p\\|q.json#/hide/0>)');
    expect(page).toContain('`![x](https://a.example) \\| <b>`');
  });
});

test('an explanation is a page on which nothing of the call is markup', () => {
  const facts = withFacts(
    `{ "version": "1", "default": "deny", "tools": { "t": {
      "require": [{ "conditions": [{ "path": "args.a", "op": "regex", "value": "^x" }], "on_deny": "[no](command:x)" }],
      "limits": [${limit}]
    } } }`,
  );
  const args = '{"a":"`<img>`"}';
  const explanation = explainCall(
    facts.parsed.policy,
    { tool: 't', argumentsText: args },
    createCounters({ now: () => facts.now }),
  );
  const page = explanationInMarkdown(explanation, { tool: 't', arguments: args, used: [], linkTo });
  expect(page).toContain('# `t`: denied');
  expect(page).toContain('does not hold');
  expect(page).toContain('## Not reached');
  expect(page).toContain('0 of 3 per day counted');
  expect(page).not.toMatch(/[^\\]\]\(command/);
  expect(page).not.toMatch(/(^|[^`])<img/m);
});
