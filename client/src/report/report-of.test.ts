import { expect, test } from 'vitest';
import type { ChangedCalls, LimitUse, SimulationResult, StoppedCall } from '../protocol.ts';
import { fileName } from './file-name.ts';
import { reportOf } from './report-of.ts';

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
    read: [{ lines: 1200, format: 'HAR' }],
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

const shown = (simulated: SimulationResult) => reportOf(simulated, { id: 1 }, false, now).report;

test('the report says which policy, recording, snapshot and clock were used', () => {
  expect(shown(result).used).toEqual([
    ['Policy', 'policy.json, as open in the editor, version 12'],
    ['Recording', 'a day.jsonl (HAR, 1,200 lines)'],
    ['Snapshot', 'files.json, taken 3 days ago (2026-11-17T09:00:00Z)'],
    ['Clock', 'the time of each call'],
  ]);
});

test('without a snapshot the report says that names were not checked', () => {
  const { snapshotUri, snapshotTakenAt, ...used } = result.used;
  expect([snapshotUri, snapshotTakenAt]).not.toContain(undefined);
  const facts = shown({ ...result, used: { ...used, policyVersion: null } }).used;
  expect(facts).toContainEqual(['Policy', 'policy.json, as saved on disk']);
  expect(facts).toContainEqual(['Snapshot', 'none: tool names were not checked']);
});

test('a rule leads to its place in the policy, and so does each call that it stopped', () => {
  const { report, places } = reportOf(result, { id: 1 }, false, now);
  expect(report.byRule).toEqual([
    { rule: '', effect: 'allow', count: 2 },
    { rule: stopped.rule, effect: 'deny', count: 1, place: 0 },
  ]);
  expect(report.calls[0]?.place).toBe(0);
  expect(places).toEqual([range]);
});

test('a call without a place in the policy is no link', () => {
  const report = shown({ ...result, denied: [{ ...stopped, range: null }] });
  expect(report.calls[0]).not.toHaveProperty('place');
  expect(report.byRule[1]).not.toHaveProperty('place');
});

test('broken lines and other servers stand among what to know first', () => {
  const broken = Array.from({ length: 7 }, (_, index) => ({ line: index + 1, reason: 'no JSON' }));
  const report = {
    ...result.report,
    totals: { ...result.report.totals, broken: 7 },
    broken,
    skippedServers: { github: 3 },
  };
  const { notes } = shown({ ...result, report });
  expect(notes).toHaveLength(7);
  expect(notes[5]).toBe('2 more lines could not be read.');
  expect(notes[6]).toBe('Left out, since the policy is for another server: 3 calls of "github".');
});

test('a file name that is no valid encoding is shown as it is', () => {
  expect(fileName('file:///w/100%.jsonl')).toBe('100%.jsonl');
});

const changed: ChangedCalls = {
  change: 'newly-denied',
  tool: 'write_file',
  shape: 'path: string',
  before: { effect: 'allow', rule: '', at: '' },
  after: { effect: 'deny', rule: stopped.rule, at: stopped.at },
  count: 1,
  firstSeen: '2026-11-19T10:00:00.000Z',
  lastSeen: '2026-11-19T10:00:00.000Z',
  example: { line: 7, recording: stopped.recording, grant: 'ci', arguments: '{"path":"/x"}' },
  range,
};
const totals = { 'newly-denied': 1, 'newly-allowed': 0, 'maybe-changed': 0, 'rule-changed': 0, unchanged: 2 };

function compared(baseline: NonNullable<SimulationResult['used']['baseline']>) {
  const report = { ...result.report, comparison: { totals, groups: [changed] } };
  return shown({ ...result, used: { ...result.used, baseline }, report });
}

test('the report says what is different now, each change with an example and the place of the rule that decides', () => {
  const { impact } = compared({ uri: 'file:///w/policy.json', git: 'HEAD' });
  expect(impact?.totals).toEqual(totals);
  expect(impact?.changes).toEqual([
    {
      change: 'newly-denied',
      tool: 'write_file',
      shape: 'path: string',
      before: { effect: 'allow', rule: '' },
      after: { effect: 'deny', rule: stopped.rule },
      count: 1,
      first: '2026-11-19T10:00:00.000Z',
      last: '2026-11-19T10:00:00.000Z',
      example: { recording: 'a day.jsonl', line: 7, arguments: '{"path":"/x"}' },
      place: 0,
    },
  ]);
  expect(shown(result)).not.toHaveProperty('impact');
});

test.each([
  [{ uri: 'file:///w/policy.json', git: 'HEAD' }, 'the committed version (git HEAD)'],
  [{ uri: 'file:///w/policy.json', git: 'v1.2' }, 'its version at v1.2'],
  [{ uri: 'file:///w/other.json', version: 3 }, 'other.json, as open in the editor'],
  [{ uri: 'file:///w/other.json', version: null }, 'other.json, as saved on disk'],
])('what was compared with, %j, is said in words', (baseline, words) => {
  const { used, impact } = compared(baseline);
  expect(impact?.against).toBe(words);
  expect(used).toContainEqual(['Compared with', words]);
});

test('a limit is shown with whose peak it is, what tripped it first and what could not be counted', () => {
  const limit: LimitUse = {
    rule: '/tools/write_file/limits/rate',
    at: '/tools/write_file/limits/0',
    window: 'minute',
    max: '10',
    peak: { amount: '12', grant: 'ci', windowStart: '2026-11-19T10:00:00.000Z' },
    denied: 2,
    firstDenied: { line: 7, recording: stopped.recording, ts: null, grant: 'ci', tool: 'write_file' },
    pastBoundary: 1500,
    pastBoundaryAtLeast: true,
    suggestedMax: null,
    uncounted: 1,
    range,
  };
  expect(shown({ ...result, report: { ...result.report, limits: [limit] } }).limits).toEqual([
    {
      rule: limit.rule,
      window: 'minute',
      max: '10',
      peak: '12',
      share: 1.2,
      peakOf: ['ci', '2026-11-19T10:00Z'],
      denied: 2,
      firstDenied: ['write_file', 'line 7'],
      pastBoundary: '≥ 1,500',
      suggestedMax: '',
      uncounted: '1 call not counted',
      place: 1,
    },
  ]);
});
