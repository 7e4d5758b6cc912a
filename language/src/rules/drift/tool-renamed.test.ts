import { expect, test } from 'vitest';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { apply, fixed, fixesOf, found, messages } from '../../testing.ts';
import { policyOf, withDrift } from './testing.ts';

const code = 'drift/tool-renamed';
const inputSchema = { type: 'object', properties: { id: { type: 'string' }, reason: { type: 'string' } } };
const before = [{ name: 'delete_issue', inputSchema }, { name: 'list' }];
const after = [{ name: 'delete_issues', inputSchema }, { name: 'list' }];
const drifted = (text: string) => withDrift(text, before, after);

test('a renamed tool is told where it is named, and as an error where the later name is open', () => {
  const allow = drifted(policyOf('allow', '"hide": ["delete_issue"]'));
  expect(found(allow, code)).toEqual([`${code} error "delete_issue"`]);
  expect(messages(allow, code)[0]).toContain('`delete_issues` may be called without any');
  expect(found(drifted(policyOf('deny', '"tools": { "delete_issue": {} }')), code)).toEqual([
    `${code} warning "delete_issue"`,
  ]);
});

test('it is no new tool, no tool that is gone, and its later name is not unknown', () => {
  const facts = drifted(policyOf('allow', '"hide": ["delete_issue"]'));
  expect(diagnose(facts).map((finding) => finding.code)).not.toContain('drift/tool-gone');
  expect(diagnose(facts).map((finding) => finding.code)).not.toContain('drift/new-tool-allowed');
  const renamed = drifted(policyOf('deny', '"tools": { "delete_issues": {} }'));
  expect(found(renamed, 'tools/unknown-tool')).toEqual([]);
});

test('the fix renames it everywhere, and the finding goes', () => {
  const text = policyOf('deny', '"hide": ["delete_issue"], "tools": { "delete_issue": { "deny_if": [] }, "list": {} }');
  const facts = drifted(text);
  const after = fixed(facts, code, 'Rename to `delete_issues` everywhere');
  expect(after).toBe(text.replaceAll('"delete_issue"', '"delete_issues"'));
  expect(found(drifted(after), code)).toEqual([]);
});

test('a fix that makes the later name callable says so', () => {
  const facts = drifted(policyOf('deny', '"tools": { "delete_issue": {} }'));
  expect(fixesOf(facts, code).map(({ title }) => title)).toEqual([
    'Rename to `delete_issues` everywhere (allows its calls)',
  ]);
  const hidden = drifted(policyOf('deny', '"hide": ["delete_issue"]'));
  expect(fixesOf(hidden, code).map(({ title }) => title)).toEqual(['Rename to `delete_issues` everywhere']);
  expect(JSON.parse(apply(hidden, fixesOf(hidden, code)[0]))).toMatchObject({ hide: ['delete_issues'] });
});

test('two entries are never joined', () => {
  const facts = drifted(policyOf('deny', '"tools": { "delete_issue": {}, "delete_issues": {} }'));
  expect(found(facts, code)).toEqual([`${code} warning "delete_issue"`]);
  expect(fixesOf(facts, code)).toEqual([]);
});
