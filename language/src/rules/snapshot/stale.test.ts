import { expect, test } from 'vitest';
import { found, messages, now, withFacts } from '../../testing.ts';

const code = 'snapshot/stale';
const text = '{ "version": "1", "default": "deny", "tools": { "list_issues": {} } }';
const day = 24 * 60 * 60 * 1000;

test('a snapshot of more than 90 days is told, with its age', () => {
  expect(found(withFacts(text, { now: now + 100 * day }), code)).toEqual([`${code} information "tools"`]);
  expect(messages(withFacts(text, { now: now + 100 * day }), code)[0]).toContain('3 months old');
});

test('a younger one, none, and a clock that is behind are left alone', () => {
  expect(found(withFacts(text), code)).toEqual([]);
  expect(found(withFacts(text, { tools: false, now: now + 100 * day }), code)).toEqual([]);
  expect(found(withFacts(text, { now: 0 }), code)).toEqual([]);
});
