import { expect, test } from 'vitest';
import type { SimulationResult, StoppedCall } from '../protocol.ts';
import { fileName, reportOf } from './report-of.ts';

const now = Date.parse('2026-11-20T09:00:00Z');
const range = { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } };
const stopped: StoppedCall = {
  line: 7,
  recording: 'file:///w/.mcp-policy/recordings/a%20day.jsonl',
  ts: '2026-11-19T10:00:00.000Z',
  grant: 'ci',
  tool: 'write_file',
  arguments: '{"path":"/x"}',
  effect: 'deny',
  rule: '/tools/write_file/deny_if/always',
  message: 'No.',
  at: '/tools/write_file/deny_if/0',
  range,
};
const result: SimulationResult = {
  used: {
    policyUri: 'file:///w/policy.json',
    policyVersion: 12,
    recordings: [stopped.recording],
    snapshotUri: 'file:///w/.mcp-policy/snapshots/files.json',
    snapshotTakenAt: '2026-11-17T09:00:00Z',
    clock: 'the time of each call',
  },
  report: {
    totals: { allow: 2, deny: 1, approve: 0, unknown: 0, broken: 0, skipped: 0 },
    byTool: [{ tool: 'write_file', counts: { allow: 2, deny: 1, approve: 0, unknown: 0 } }],
    byRule: [
      { rule: '', at: '', effect: 'allow', count: 2 },
      { rule: stopped.rule, at: stopped.at, effect: 'deny', count: 1 },
    ],
    broken: [],
    skippedServers: {},
    notes: [],
  },
  denied: [stopped],
  deniedTruncated: false,
};

test('the report says which policy, recording, snapshot and clock were used', () => {
  expect(reportOf(result, false, now).used).toEqual([
    ['Policy', 'policy.json, as open in the editor, version 12'],
    ['Recording', 'a day.jsonl'],
    ['Snapshot', 'files.json, taken 3 days ago (2026-11-17T09:00:00Z)'],
    ['Clock', 'the time of each call'],
  ]);
});

test('without a snapshot the report says that names were not checked', () => {
  const { snapshotUri, snapshotTakenAt, ...used } = result.used;
  expect([snapshotUri, snapshotTakenAt]).not.toContain(undefined);
  const facts = reportOf({ ...result, used: { ...used, policyVersion: null } }, false, now).used;
  expect(facts).toContainEqual(['Policy', 'policy.json, as saved on disk']);
  expect(facts).toContainEqual(['Snapshot', 'none: tool names were not checked']);
});

test('a rule leads to the first call that it stopped at a place in the policy', () => {
  expect(reportOf(result, false, now).byRule).toEqual([
    { rule: '', effect: 'allow', count: 2 },
    { rule: stopped.rule, effect: 'deny', count: 1, call: 0 },
  ]);
});

test('a call without a place in the policy is no link', () => {
  const report = reportOf({ ...result, denied: [{ ...stopped, range: null }] }, false, now);
  expect(report.calls[0]?.hasPlace).toBe(false);
  expect(report.byRule[1]).not.toHaveProperty('call');
});

test('broken lines and other servers stand among what to know first', () => {
  const broken = Array.from({ length: 7 }, (_, index) => ({ line: index + 1, reason: 'no JSON' }));
  const report = {
    ...result.report,
    totals: { ...result.report.totals, broken: 7 },
    broken,
    skippedServers: { github: 3 },
  };
  const { notes } = reportOf({ ...result, report }, false, now);
  expect(notes).toHaveLength(7);
  expect(notes[5]).toBe('2 more lines could not be read.');
  expect(notes[6]).toBe('Left out, since the policy is for another server: 3 calls of "github".');
});

test('a file name that is no valid encoding is shown as it is', () => {
  expect(fileName('file:///w/100%.jsonl')).toBe('100%.jsonl');
});
