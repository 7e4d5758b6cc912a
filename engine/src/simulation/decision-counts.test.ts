import { describe, expect, it } from 'vitest';
import { allowed, decision } from '../decision/decision.ts';
import { count, DecisionCounts } from './decision-counts.ts';

const denied = (rule: string, at: string) => decision('deny', rule, at, '');

describe('DecisionCounts', () => {
  it('counts a decision in all, of its tool, and by its rule', () => {
    const counts = new DecisionCounts();
    counts.add('b', allowed);
    counts.add('a', denied('r', '/x'));
    const places = counts.placesOf('a', denied('r', '/x'));
    count(places);
    count(places);
    expect(counts.totals).toEqual({ allow: 1, deny: 3, approve: 0, unknown: 0 });
    expect(counts.byTool()).toEqual([
      { tool: 'a', counts: { allow: 0, deny: 3, approve: 0, unknown: 0 } },
      { tool: 'b', counts: { allow: 1, deny: 0, approve: 0, unknown: 0 } },
    ]);
    expect(counts.byRule()).toEqual([
      { rule: 'r', at: '/x', effect: 'deny', count: 3 },
      { rule: '', at: '', effect: 'allow', count: 1 },
    ]);
  });

  it('keeps rules of one place apart by name and effect', () => {
    const counts = new DecisionCounts();
    for (const [rule, effect] of [
      ['r', 'deny'],
      ['r', 'approve'],
      ['s', 'deny'],
    ] as const)
      counts.add('t', decision(effect, rule, '/x', ''));
    expect(counts.byRule().map(({ rule, effect }) => [rule, effect])).toEqual([
      ['r', 'deny'],
      ['r', 'approve'],
      ['s', 'deny'],
    ]);
  });

  it('has an end, beyond which a decision is in the totals only', () => {
    const counts = new DecisionCounts();
    for (let i = 0; i < 10_005; i++) counts.add(`t${i}`, denied(`r${i}`, `/${i}`));
    expect([counts.byTool().length, counts.byRule().length, counts.totals.deny]).toEqual([10_000, 10_000, 10_005]);
    expect(counts.beyond).toBe(10);
    counts.add('t0', denied('r0', '/0'));
    expect(counts.beyond).toBe(10);
  });
});
