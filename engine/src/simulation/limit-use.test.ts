import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecidedCall, LimitUse } from '../index.ts';
import { parsePolicy } from '../policy/parse-policy.ts';
import { roomyMax } from './limit-use-max.ts';
import { Spread } from './limit-use-spread.ts';
import { readRecordedCall } from './read-recorded-call.ts';
import { createSimulation } from './simulation.ts';

const limit = (counter: string, max: number, more: object = {}) => ({
  counter,
  window: 'minute',
  max,
  scope: 'grant',
  ...more,
});
const rate = (max: number, more: object = {}) => policyOf({ pay: { limits: [limit('pay_rate', max, more)] } });

function policyOf(tools: object, more: object = {}): string {
  return JSON.stringify({ version: '1', default: 'deny', ...more, tools });
}

/** Calls of `pay` at seconds from nine o'clock on. */
const at = (seconds: number, more: object = {}) => ({
  ts: new Date(Date.UTC(2026, 10, 20, 9) + seconds * 1000).toISOString(),
  tool: 'pay',
  ...more,
});

function replay(text: string, calls: readonly object[]): { limits: readonly LimitUse[]; decided: DecidedCall[] } {
  const { policy, problems } = parsePolicy(text);
  if (policy === null) throw new Error(problems[0]?.message);
  const decided: DecidedCall[] = [];
  const simulation = createSimulation(policy, { limits: true, onDecided: (call) => decided.push(call) });
  for (const [i, call] of calls.entries()) simulation.add(readRecordedCall(JSON.stringify({ v: 1, ...call }), i + 1));
  return { limits: simulation.finish().limits ?? [], decided };
}

const only = (text: string, calls: readonly object[]) => replay(text, calls).limits[0];

describe('the use of a limit', () => {
  it('is the most that one grant asked for in one window, what was denied included', () => {
    const calls = [at(0), at(1), at(2), at(3, { grant: 'bot' }), at(60), at(61)];
    expect(only(rate(2), calls)).toMatchObject({
      rule: '/tools/pay/limits/pay_rate',
      max: '2',
      peak: { amount: '3', grant: 'default', windowStart: '2026-11-20T09:00:00.000Z' },
      mostCharged: '2',
      windows: 3,
    });
  });

  it('names the first call that trips it', () => {
    const calls = [at(0), at(1), at(2), at(3)];
    expect(only(rate(2), calls)).toMatchObject({
      denied: 2,
      firstDenied: { line: 3, source: 0, ts: '2026-11-20T09:00:02.000Z', grant: 'default', tool: 'pay' },
    });
  });

  it('tells what a boundary let through beyond max', () => {
    const calls = [at(58), at(59), at(60), at(61), at(117), at(118.5)];
    // At 60 and 61 three and four calls lie in the minute before; at 117 the last of the minute before has just left.
    expect(only(rate(2), calls)).toMatchObject({ denied: 2, pastBoundary: 2, pastBoundaryAtLeast: false });
  });

  it('is exact in sums', () => {
    const text = rate(100, { increment_from: 'args.amount' });
    const calls = [0.1, 0.2, 0.000001].map((amount) => at(0, { arguments: { amount } }));
    expect(only(text, calls)?.peak?.amount).toBe('0.300001');
  });

  it('does not count an increment that is none as a denial by the sum', () => {
    const text = rate(100, { increment_from: 'args.amount' });
    expect(
      only(text, [at(0, { arguments: { amount: 1 } }), at(1, { arguments: { amount: -1 } }), at(2)]),
    ).toMatchObject({
      denied: 0,
      peak: { amount: '1' },
    });
  });

  it('leaves out what another rule denied, and what was given back', () => {
    const text = policyOf({
      pay: {
        deny_if: [{ conditions: [{ path: 'args.bad', op: 'exists', value: true }] }],
        limits: [limit('pay_rate', 5)],
      },
    });
    const calls = [
      at(0),
      at(1, { arguments: { bad: 1 } }),
      at(2, { outcome: 'rpc_error' }),
      at(3, { outcome: 'timeout' }),
    ];
    expect(only(text, calls)?.peak?.amount).toBe('2');
  });

  it('is shared by limits that share a counter, each with its own max', () => {
    const text = policyOf({ pay: { limits: [limit('budget', 1)] }, refund: { limits: [limit('budget', 3)] } });
    const calls = [at(0, { tool: 'refund' }), at(1), at(2, { tool: 'refund' })];
    const { limits } = replay(text, calls);
    expect(limits.map(({ at, denied, peak }) => [at, denied, peak?.amount])).toEqual([
      ['/tools/pay/limits/0', 1, '3'],
      ['/tools/refund/limits/0', 0, '3'],
    ]);
  });

  it('of all tools counts every tool, unlisted ones too', () => {
    const text = policyOf({ pay: {} }, { default: 'allow', all_tools: { limits: [limit('all', 2)] } });
    const calls = [at(0), at(1, { tool: 'other' }), at(2, { tool: 'third' })];
    expect(only(text, calls)).toMatchObject({ at: '/all_tools/limits/0', denied: 1, peak: { amount: '3' } });
  });

  it('says what could not be counted', () => {
    expect(only(rate(5), [{ tool: 'pay' }, at(0)])).toMatchObject({ uncounted: 1, windows: 1, peak: { amount: '1' } });
  });

  it('suggests a max from the windows there were, once there are some', () => {
    const calls = Array.from({ length: 200 }, (_, i) =>
      i === 7 ? Array.from({ length: 30 }, () => at(i * 60)) : [at(i * 60), at(i * 60)],
    );
    expect(only(rate(5), calls.flat())).toMatchObject({ windows: 200, suggestedMax: 3, peak: { amount: '30' } });
    expect(only(rate(5), calls.slice(0, 5).flat())?.suggestedMax).toBeUndefined();
  });

  it('is not followed when nobody asks for it, and empty without limits', () => {
    const { policy } = parsePolicy(policyOf({ pay: {} }));
    expect(createSimulation(policy).finish().limits).toBeUndefined();
    expect(createSimulation(policy, { limits: true }).finish().limits).toEqual([]);
  });

  it('is what counting by hand gives, whatever the calls', () => {
    const call = fc.record({
      seconds: fc.nat(200),
      grant: fc.constantFrom('a', 'b'),
      amount: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(call, { maxLength: 60, size: 'max' }), fc.integer({ min: 1, max: 8 }), (calls, max) => {
        const sorted = [...calls].sort((a, b) => a.seconds - b.seconds);
        const text = rate(max, { increment_from: 'args.amount' });
        const lines = sorted.map(({ seconds, grant, amount }) => at(seconds, { grant, arguments: { amount } }));
        const { limits, decided } = replay(text, lines);
        const allowed = sorted.filter((_, i) => decided[i]?.decision.effect === 'allow');
        const windows = new Map<string, number>();
        for (const { seconds, grant, amount } of sorted) {
          const key = `${grant} ${Math.floor(seconds / 60)}`;
          windows.set(key, (windows.get(key) ?? 0) + amount);
        }
        const past = allowed.filter(({ seconds, grant }, i) => {
          const before = allowed
            .slice(0, i + 1)
            .filter((other) => other.grant === grant && other.seconds > seconds - 60);
          return before.reduce((sum, { amount }) => sum + amount, 0) > max;
        });
        expect(limits[0]?.peak?.amount ?? '0').toBe(String(Math.max(0, ...windows.values())));
        expect(limits[0]?.windows ?? 0).toBe(windows.size);
        expect(limits[0]?.denied ?? 0).toBe(sorted.length - allowed.length);
        expect(limits[0]?.pastBoundary ?? 0).toBe(past.length);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps its memory, and says that it followed not every charge', () => {
    const calls = Array.from({ length: 5000 }, (_, i) => at(i / 1000));
    expect(only(rate(10_000), calls)).toMatchObject({ peak: { amount: '5000' }, pastBoundaryAtLeast: true });
  });

  it('counts on when grants are too many to keep', () => {
    const calls = Array.from({ length: 70_000 }, (_, i) => at(i * 60, { grant: `g${i}` }));
    expect(only(rate(1), calls)).toMatchObject({ windows: 70_000, denied: 0, suggestedMax: 2 });
  });
});

it.each([
  [0, 1],
  [1, 2],
  [4, 6],
  [10, 15],
  [37, 60],
  [100, 150],
  [1234, 1900],
  [0.35, 0.53],
  [0.000001, 0.000002],
  [2.5, 4],
])('a use of %d leaves headroom up to %d', (use, max) => {
  expect(roomyMax(use)).toBe(max);
});

it('tells a quantile within one in a hundred, whatever the values', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), { minLength: 1 }), (values) => {
      const spread = new Spread();
      for (const value of values) spread.add(value);
      const sorted = [...values].sort((a, b) => a - b);
      const exact = sorted[Math.ceil(values.length * 0.99) - 1] ?? 0;
      expect(spread.quantile(0.99)).toBeGreaterThanOrEqual(exact * 0.9999999);
      expect(spread.quantile(0.99)).toBeLessThanOrEqual(exact * 1.0100001);
    }),
  );
});
