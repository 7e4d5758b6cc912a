import { expect, test } from 'vitest';
import { found, messages, withFacts } from '../../testing.ts';

const code = 'tools/hides-everything';

test('"*" in hide shuts the server off, and the rest of the policy with it', () => {
  const facts = withFacts(
    '{ "version": "1", "default": "allow", "hide": ["list_issues", "*"], "tools": { "run_command": {} } }',
  );
  expect(found(facts)).toEqual([`${code} warning "*"`]);
  expect(messages(facts, code)[0]).toContain('nothing else in this policy counts');
});

test('a policy that only hides everything says only that', () => {
  const facts = withFacts('{ "version": "1", "default": "deny", "hide": ["*"] }');
  expect(found(facts)).toEqual([`${code} warning "*"`]);
  expect(messages(facts, code)[0]).not.toContain('nothing else');
});
