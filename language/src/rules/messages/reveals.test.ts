import { expect, test } from 'vitest';
import { found, messages, withFacts } from '../../testing.ts';

const code = 'messages/reveals';
const policy = (onDeny: string) =>
  withFacts(`{ "version": "1", "default": "deny", "hide": ["delete_repository", "list"], "tools": {
    "run_command": { "deny_if": [{ "conditions": [], "on_deny": ${JSON.stringify(onDeny)} }] }
  } }`);

test('a message that names a hidden tool tells the agent of it', () => {
  expect(messages(policy('Use "delete_repository".'), code)[0]).toContain(
    '`delete_repository` is hidden from the agent',
  );
});

test('a message that holds what looks like a secret is told, and the secret is not repeated', () => {
  const token = `ghp_${'a1B2c3D4'.repeat(4)}`;
  expect(found(policy(`Ask with ${token}`), code)).toHaveLength(1);
  expect(messages(policy(`Ask with ${token}`), code)[0]).not.toContain(token);
});

test('words that are also names of tools, and messages that reveal nothing, are left alone', () => {
  expect(found(policy('Ask for the list of commands.'), code)).toEqual([]);
  expect(found(policy('Requires human approval.'), code)).toEqual([]);
});

test('messages of limits on all tools are read too', () => {
  const text =
    '{ "version": "1", "default": "deny", "hide": ["a_b"], "all_tools": { "limits": [{ "counter": "c", "window": "day", "max": 9, "scope": "grant", "on_deny": "Not a_b!" }] }, "tools": { "run_command": {} } }';
  expect(found(withFacts(text), code)).toEqual([`${code} warning "Not a_b!"`]);
});
