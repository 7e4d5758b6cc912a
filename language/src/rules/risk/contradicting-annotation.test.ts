import { expect, test } from 'vitest';
import { found, messages, withFacts } from '../../testing.ts';

const code = 'risk/contradicting-annotation';
const text = '{ "version": "1", "default": "deny", "tools": { "delete_repository": {} } }';
const claiming = (annotations: object) =>
  withFacts(text, {
    tools: [{ name: 'delete_repository', description: 'Permanently deletes a repository.', annotations }],
    categories: {},
  });

test('a server that calls a deleting tool read-only is told', () => {
  expect(found(claiming({ readOnlyHint: true }), code)).toEqual([`${code} warning "delete_repository"`]);
  expect(messages(claiming({ readOnlyHint: true }), code)[0]).toContain('claim of the server about itself');
});

test('a category that the user has set is the last word', () => {
  const facts = {
    ...claiming({ readOnlyHint: true }),
    categories: { delete_repository: { category: 'Read', reason: 'A mock.' } },
  } as const;
  expect(found(facts, code)).toEqual([]);
});

test('an honest server, and a tool that cannot be called, are left alone', () => {
  expect(found(claiming({ destructiveHint: true }), code)).toEqual([]);
  const hidden = {
    ...claiming({ readOnlyHint: true }),
    parsed: withFacts(text.replace('"tools"', '"hide": ["delete_repository"], "tools"')).parsed,
  };
  expect(found(hidden, code)).toEqual([]);
});
