import { expect, test } from 'vitest';
import { fixed, found, messages, pay, withFacts } from '../../testing.ts';

const code = 'tools/allowed-by-default';

test('default allow is told by what it lets through, level by level, and tomorrow', () => {
  const facts = withFacts('{ "version": "1", "default": "allow", "hide": ["delete_repository"] }');
  expect(found(facts, code)).toEqual([`${code} warning "allow"`]);
  expect(messages(facts, code)[0]).toBe(
    '4 tools of `github` (snapshot 3 days old) may be called without any rule: 1 Critical (`create_payment`), 1 High, 1 Medium, 1 Low. A tool that the server adds tomorrow is allowed without any rule. Use "deny", and list what the agent may call.',
  );
});

test('without a snapshot it is told without figures', () => {
  const facts = withFacts('{ "version": "1", "default": "allow" }', { tools: false });
  expect(messages(facts, code)[0]).toMatch(/^Every tool that is not named here may be called\. A tool/);
});

test('default deny and a policy that hides everything are left alone', () => {
  expect(found(withFacts('{ "version": "1", "default": "deny" }'), code)).toEqual([]);
  expect(found(withFacts('{ "version": "1", "default": "allow", "hide": ["*"] }'), code)).toEqual([]);
});

test('one fix turns the default round, another keeps what may be called today', () => {
  const facts = withFacts('{ "version": "1", "default": "allow" }', { tools: [pay] });
  expect(fixed(facts, code, 'Deny by default: only')).toBe('{ "version": "1", "default": "deny" }');
  expect(fixed(facts, code, 'Deny by default, and')).toBe(
    '{ "version": "1", "default": "deny", "tools": { "pay": {} } }',
  );
});
