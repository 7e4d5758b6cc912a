import { expect, test } from 'vitest';
import type { Suppression } from '../facts.ts';
import { found, type Known, messages, withFacts } from '../testing.ts';

const two = '{ "version": "1", "default": "deny", "tools": { "run_command": {}, "update_issue": {} } }';
const execute = 'risk/execute-unlimited';
const write = 'risk/write-unlimited';
const accepted = (rule: string, more: Partial<Suppression> = {}): Suppression => ({
  rule,
  reason: 'We looked.',
  onlyHere: true,
  ...more,
});
const facts = (suppressions: readonly Suppression[], known: Known = {}, text = two) =>
  withFacts(text, { suppressions, severities: { 'tools/unlisted': 'off' }, ...known });
const codes = (...suppressions: Suppression[]) => found(facts(suppressions)).map((line) => line.split(' ')[0]);

test('what was accepted is not reported, and everything else is', () => {
  expect(codes()).toEqual([execute, write]);
  expect(codes(accepted(execute))).toEqual([write]);
  expect(codes(accepted(execute, { tool: 'run_command' }), accepted(write))).toEqual([]);
});

test('a finding about another tool is still reported, and the suppression told', () => {
  expect(codes(accepted(execute, { tool: 'update_issue' }))).toEqual(['config/unused-suppression', execute, write]);
});

test('a tool that is only named in `hide` is a tool too', () => {
  const text = '{ "version": "1", "default": "deny", "hide": ["no_tool"], "tools": { "list_issues": {} } }';
  const rule = 'tools/unknown-tool';
  expect(found(facts([], {}, text), rule)).toHaveLength(1);
  expect(found(facts([accepted(rule, { tool: 'no_tool' })], {}, text))).toEqual([]);
});

test('it holds until the end of its last day, and then it is told', () => {
  const on = (now: string) =>
    found(facts([accepted(execute, { until: '2026-11-20' })], { now: Date.parse(now) })).map(
      (one) => one.split(' ')[0],
    );
  expect(on('2026-11-20T23:59:59Z')).toEqual([write]);
  expect(on('2026-11-21T00:00:00Z')).toEqual(['config/expired-suppression', execute, write]);
});

test('an error of form cannot be accepted', () => {
  const text = '{ "version": "1", "default": "deny", "tools": { "run_command": { "limit": [] } } }';
  const lines = found(facts([accepted('schema/unknown-key')], {}, text));
  expect(lines.filter((line) => line.startsWith('schema/unknown-key'))).toHaveLength(1);
  expect(messages(facts([accepted('schema/unknown-key')], {}, text), 'config/unused-suppression')[0]).toContain(
    'cannot be accepted',
  );
});

test('a name that no rule has is told, with the file to look in', () => {
  expect(messages(facts([accepted('risk/unlimited-write')]), 'config/unused-suppression')).toEqual([
    'The suppression of `risk/unlimited-write` hides nothing: no rule has this name. Take it out of `.mcp-policy/config.json`, lest it hide something else one day.',
  ]);
});

test.each<[string, Suppression, Known]>([
  ['another policy may need', accepted('limits/zero', { onlyHere: false }), {}],
  ['nothing can be checked without a snapshot', accepted('limits/zero'), { tools: false }],
  ['is of a rule that is off', accepted('limits/zero'), { severities: { 'limits/zero': 'off' } }],
])('nothing is said of a suppression that %s', (_, suppression, known) => {
  expect(messages(facts([suppression], known), 'config/unused-suppression')).toEqual([]);
});

test('the two rules have severities like all others', () => {
  const severities = { 'config/unused-suppression': 'off', 'tools/unlisted': 'off' } as const;
  expect(found(facts([accepted('limits/zero')], { severities }), 'config/unused-suppression')).toEqual([]);
});
