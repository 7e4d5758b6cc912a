import { expect, test } from 'vitest';
import { isCandidate, verdictOn } from './candidates.ts';

const json = { scheme: 'file', languageId: 'json' };

test.each([
  ['/project/policy.json', true],
  ['/project/github.policy.json', true],
  ['/project/POLICY.JSON', true],
  ['policy.json', true],
  ['/project/mypolicy.json', false],
  ['/project/github.mcp-policy.json', false],
  ['/project/policy.json.bak', false],
])('%s is asked for its content: %s', (path, expected) => {
  expect(isCandidate({ ...json, path })).toBe(expected);
});

test('what another extension shows, or git keeps, is never taken', () => {
  for (const scheme of ['git', 'output', 'gitlens', 'mcp-policy-proposal']) {
    expect(isCandidate({ scheme, languageId: 'json', path: '/project/policy.json' })).toBe(false);
  }
});

test('a language other than JSON was somebody’s choice', () => {
  expect(isCandidate({ scheme: 'file', languageId: 'jsonc', path: '/project/policy.json' })).toBe(false);
});

test('an empty file is taken until it turns out to be something else', () => {
  expect(verdictOn(' \n', '/project/policy.json')).toMatchObject({ isPolicy: true, provisional: true });
  expect(verdictOn('{ "Version": "2012-10-17", "Statement": [] }', '/project/policy.json')).toMatchObject({
    isPolicy: false,
    provisional: false,
  });
  expect(verdictOn('{ "version": "1", "default": "deny" }', '/project/policy.json')).toMatchObject({
    isPolicy: true,
    provisional: false,
  });
});
