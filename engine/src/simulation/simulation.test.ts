import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../policy/parse-policy.ts';
import type { DecidedCall, SimulationReport } from './model.ts';
import { readRecordedCall } from './read-recorded-call.ts';
import { createSimulation, type SimulationOptions } from './simulation.ts';

function policyOf(json: object) {
  const { policy, problems } = parsePolicy(JSON.stringify({ version: '1', ...json }));
  if (policy === null) throw new Error(JSON.stringify(problems));
  return policy;
}

const rate = (max: number, window = 'minute') => ({ counter: 'c', window, max, scope: 'grant' });
const limited = (max: number) => policyOf({ default: 'deny', tools: { t: { limits: [rate(max)] } } });

/** Seconds after nine o'clock, or no time. */
const at = (seconds: number | undefined) =>
  seconds === undefined ? {} : { ts: new Date(Date.UTC(2026, 10, 20, 9) + seconds * 1000).toISOString() };

function run(policy: ReturnType<typeof policyOf> | null, lines: (object | string)[], options: SimulationOptions = {}) {
  const decided: DecidedCall[] = [];
  const simulation = createSimulation(policy, { ...options, onDecided: (call) => decided.push(call) });
  for (const [i, line] of lines.entries()) {
    const text = typeof line === 'string' ? line : JSON.stringify({ v: 1, tool: 't', ...line });
    simulation.add(readRecordedCall(text, i + 1));
  }
  const report: SimulationReport = simulation.finish();
  return { report, decided, effects: decided.map(({ decision }) => decision.effect) };
}

describe('createSimulation', () => {
  it('decides each call by its own time, and counts by effect, tool and rule', () => {
    const { report, effects } = run(limited(1), [at(0), at(1), at(60), { tool: 'other', ...at(61) }]);
    expect(effects).toEqual(['allow', 'deny', 'allow', 'deny']);
    expect(report.totals).toEqual({ allow: 2, deny: 2, approve: 0, unknown: 0, broken: 0, skipped: 0 });
    expect(report.byTool).toEqual([
      { tool: 't', counts: { allow: 2, deny: 1, approve: 0, unknown: 0 } },
      { tool: 'other', counts: { allow: 0, deny: 1, approve: 0, unknown: 0 } },
    ]);
    expect(report.byRule).toEqual([
      { rule: '', at: '', effect: 'allow', count: 2 },
      { rule: '(default deny)', at: '/default', effect: 'deny', count: 1 },
      { rule: '/tools/t/limits/c', at: '/tools/t/limits/0', effect: 'deny', count: 1 },
    ]);
    expect(report.notes).toEqual([]);
  });

  it('counts each grant by itself', () => {
    expect(
      run(limited(1), [
        { grant: 'a', ...at(0) },
        { grant: 'b', ...at(1) },
        { grant: 'a', ...at(2) },
      ]).effects,
    ).toEqual(['allow', 'allow', 'deny']);
  });

  it.each([
    ['rpc_error', 'allow'],
    ['input_required', 'allow'],
    ['complete', 'deny'],
    ['tool_error', 'deny'],
    ['timeout', 'deny'],
    ['cancelled', 'deny'],
  ])('after a call that ended in %s the next one is: %s', (outcome, effect) => {
    expect(run(limited(1), [{ outcome, ...at(0) }, at(1)]).effects[1]).toBe(effect);
  });

  it('skips calls of another server and counts them, a server called __proto__ too', () => {
    const { report } = run(
      limited(5),
      [{ server: 'a' }, {}, { server: '__proto__' }, { server: 'b' }, { server: 'b' }],
      {
        server: 'a',
      },
    );
    expect(report.totals).toMatchObject({ skipped: 3, unknown: 2 });
    expect(Object.entries(report.skippedServers)).toEqual([
      ['__proto__', 1],
      ['b', 2],
    ]);
  });

  it('says so when it had to guess whose calls they are', () => {
    const { report } = run(limited(5), [
      { server: 'a', ...at(0) },
      { server: 'b', ...at(1) },
    ]);
    expect(report.totals.skipped).toBe(0);
    expect(report.notes.join()).toContain('2 servers');
  });

  it('puts calls into the order of their times and hands them on in the order of the recording', () => {
    const { decided, effects, report } = run(limited(1), [at(5), at(1), at(3)]);
    expect(decided.map(({ recorded }) => recorded.line)).toEqual([1, 2, 3]);
    expect(effects).toEqual(['deny', 'allow', 'deny']);
    expect(report.notes).toEqual(['2 calls were out of order and decided in the order of the times.']);
  });

  it('says so when a call comes too late to be put into order, and still counts it in its own window', () => {
    const { effects, report } = run(limited(1), [at(0), at(60), at(120), at(180), at(1)], { reorderWindow: 2 });
    expect(effects).toEqual(['allow', 'allow', 'allow', 'allow', 'deny']);
    expect(report.notes.join()).toContain('1 call came too late');
  });

  it('calls a limit unknown where the time is missing, and says so', () => {
    const { effects, report } = run(limited(9), [{}, { ts: 'noon' }]);
    expect(effects).toEqual(['unknown', 'unknown']);
    expect(report.notes[0]).toContain('2 calls have no readable time');
  });

  it('keeps the turn of a call without a time', () => {
    expect(run(limited(9), [at(9), {}, at(8)]).decided.map(({ recorded }) => recorded.line)).toEqual([1, 2, 3]);
  });

  it('lists broken lines with their numbers, and lists only a thousand of many', () => {
    const { report } = run(limited(9), [at(0), '{', '', 'x', at(1)]);
    expect(report.broken.map(({ line }) => line)).toEqual([2, 4]);
    expect(report.totals).toMatchObject({ broken: 2, allow: 2 });
    const many = run(
      limited(9),
      Array.from({ length: 1500 }, () => 'x'),
    ).report;
    expect(many.totals.broken).toBe(1500);
    expect(many.broken).toHaveLength(1000);
    expect(many.notes.join()).toContain('500 more');
  });

  it('decides what a recording without values can tell', () => {
    const policy = policyOf({
      default: 'deny',
      tools: { t: { deny_if: [{ conditions: [{ path: 'args.a', op: 'gt', value: 5 }] }] } },
    });
    expect(run(policy, [{ argument_keys: ['a'] }, { argument_keys: ['b'] }]).effects).toEqual(['unknown', 'allow']);
  });

  it('denies malformed arguments and everything without a policy', () => {
    const policy = policyOf({ default: 'allow' });
    const rules = run(policy, ['{"v":1,"tool":"t","arguments":[]}', '{"v":1,"tool":"t","arguments":{"a":1,"a":2}}']);
    expect(rules.decided.map(({ decision }) => decision.rule)).toEqual(['(invalid call)', '(invalid call)']);
    expect(run(null, [at(0)]).decided[0]?.decision.rule).toBe('(no policy)');
  });

  it('names the keys it ignored', () => {
    expect(run(limited(9), [{ latency: 1, ...at(0) }]).report.notes[0]).toContain('"latency"');
  });

  it('hands calls on in order though one of them claims to be from the far future', () => {
    const lines = Array.from({ length: 70_000 }, (_, i) => at(i === 3 ? 9e8 : i));
    const { decided, report } = run(limited(1e6), lines, { reorderWindow: 16 });
    expect(decided.map(({ recorded }) => recorded.line)).toEqual(lines.map((_, i) => i + 1));
    expect(report.totals.allow).toBe(70_000);
    expect(report.notes.join()).toContain('far ahead');
  });
});

describe('a simulation that is asked for some of its calls', () => {
  const lines = [at(4), at(1), at(3), at(2), {}];

  it('hands on those alone, in the order of the recording, and reports the same', () => {
    const wants: SimulationOptions['wants'] = ({ effect }) => effect === 'deny';
    const [all, some] = [run(limited(2), lines), run(limited(2), lines, { wants })];
    expect(some.decided).toEqual(all.decided.filter(({ decision }) => decision.effect === 'deny'));
    expect(some.decided.map(({ recorded }) => recorded.line)).toEqual([1, 3]);
    expect(some.report).toEqual(all.report);
  });

  it('compares the others with the baseline all the same', () => {
    const { report, decided } = run(limited(2), lines, { wants: () => false, baseline: limited(9) });
    expect([decided.length, report.comparison?.totals['newly-denied']]).toEqual([0, 2]);
  });
});

describe('a simulation with a baseline', () => {
  const open = policyOf({ default: 'allow' });
  const over = (value: number, extra = {}) =>
    policyOf({
      default: 'deny',
      tools: { t: { deny_if: [{ conditions: [{ path: 'args.a', op: 'gt', value }] }] }, ...extra },
    });

  it('groups what changed by tool, rule and argument shape', () => {
    const { report } = run(
      over(10),
      [
        { arguments: { a: 50 }, ...at(0) },
        { arguments: { a: 60 }, ...at(9) },
        { arguments: { a: 5 }, ...at(3) },
        { arguments: { a: 'x', b: null }, ...at(4) },
      ],
      { baseline: over(100) },
    );
    expect(report.comparison?.totals).toEqual({
      'newly-denied': 2,
      'newly-allowed': 0,
      'maybe-changed': 0,
      'rule-changed': 0,
      unchanged: 2,
    });
    expect(report.comparison?.groups).toMatchObject([
      {
        change: 'newly-denied',
        tool: 't',
        shape: 'a: number',
        count: 2,
        before: { effect: 'allow' },
        after: { effect: 'deny', rule: '/tools/t/deny_if/args.a-gt', at: '/tools/t/deny_if/0' },
        firstSeen: at(0).ts,
        lastSeen: at(9).ts,
        example: { line: 1 },
      },
    ]);
    expect(report.notes.join()).toContain('would have done something else');
  });

  it('finds what is newly allowed and what is denied by another rule', () => {
    expect(run(open, [{ tool: 'u' }], { baseline: over(1) }).report.comparison?.totals['newly-allowed']).toBe(1);
    const hiding = policyOf({ default: 'deny', hide: ['u'] });
    expect(run(hiding, [{ tool: 'u' }], { baseline: over(1) }).report.comparison?.totals['rule-changed']).toBe(1);
  });

  it('says maybe where a decision is unknown and the rules are not the same to the letter', () => {
    const keys = [{ argument_keys: ['a'] }];
    expect(run(over(10), keys, { baseline: over(100) }).report.comparison?.totals['maybe-changed']).toBe(1);
    expect(run(over(10), keys, { baseline: over(10, { other: {} }) }).report.comparison?.totals.unchanged).toBe(1);
  });

  it('gives the baseline counters of its own', () => {
    const { report } = run(limited(1), [at(0), at(1), at(2)], { baseline: limited(2) });
    expect(report.comparison?.totals).toMatchObject({ unchanged: 2, 'newly-denied': 1 });
  });

  it('counts what is no tool call by kind, and says so', () => {
    const simulation = createSimulation(null);
    for (const what of ['answers', 'other messages', 'answers']) simulation.add({ kind: 'other', what });
    expect(simulation.finish()).toMatchObject({
      totals: { deny: 0, broken: 0, skipped: 0 },
      notes: ['Passed over, as they are no MCP tool calls: answers (2), other messages (1).'],
    });
  });
});
