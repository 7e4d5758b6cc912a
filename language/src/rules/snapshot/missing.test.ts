import { expect, test } from 'vitest';
import { found, messages, withFacts } from '../../testing.ts';

const code = 'snapshot/missing';
const text = '{ "version": "1", "default": "deny", "tools": { "list_issues": {} } }';

test('that names are not checked is said, with the reason', () => {
  const facts = withFacts(text, { tools: false });
  expect(found(facts)).toEqual([`${code} information "tools"`]);
  expect(messages(facts, code)[0]).toContain('no snapshot goes with this policy');
});

test('a snapshot that cannot be read is as good as none', () => {
  const facts = withFacts(text, {
    snapshot: { state: 'unreadable', uri: 'file:///s.json', reason: 'line 3\u001b[0m is no JSON' },
  });
  expect(messages(facts, code)[0]).toContain('could not be read: line 3\\u{1b}[0m is no JSON');
});

test('with a snapshot, or without any text, nothing is said', () => {
  expect(found(withFacts(text), code)).toEqual([]);
  expect(found(withFacts('', { tools: false }), code)).toEqual([]);
});
