import type { Limit, ToolEntry, Window } from '@mcp-policy/engine';
import { DiagnosticTag } from 'vscode-languageserver-types';
import { limitsByCount, limitsOf } from '../../judgement/counters.ts';
import { quoteName } from '../../words/quote.ts';
import type { PolicyRule, RuleFinding } from '../contract.ts';

/**
 * Windows follow the calendar, so a minute lies in one hour and an hour in one day (docs/language.md, 4. Counters). A limit
 * is never reached when another of the same calls is reached first, in every case.
 */
export const redundantLimit: PolicyRule = {
  code: 'limits/redundant',
  severity: 'information',
  scope: 'policy',
  reads: 'limits',
  summary: 'A limit can never be reached, since another one always denies first.',
  check({ index }) {
    const everyCall = index.head.allToolsLimits;
    const known = JSON.stringify(everyCall.map(({ counter, window, max }) => [counter, window, max]));
    const found: Unreached[] = unreachedAmong(everyCall, everyCall).map((one) => ({ ...one, base: 0 }));
    for (const { entry, offset } of index.document.entries) {
      for (const one of unreachedIn(entry, everyCall, known)) found.push({ ...one, base: offset });
    }
    if (found.length === 0) return [];
    const users = limitsByCount(index);
    return found.flatMap(({ limit, first, base }): RuleFinding[] => {
      // Other tools may have used up a shared count.
      if (users.get(limit)?.length !== 1) return [];
      return [
        {
          span: { offset: base + limit.offset, length: limit.length },
          message: `This limit can never be reached: ${quoteName(first.counter)} with ${first.max} a ${first.window} always denies first. Take it out, or lower its \`max\` below what the other lets through.`,
          tags: [DiagnosticTag.Unnecessary],
          data: { counter: limit.counter, window: limit.window },
        },
      ];
    });
  },
};

interface Pair {
  readonly limit: Limit;
  /** The one that is reached first. */
  readonly first: Limit;
}

interface Unreached extends Pair {
  readonly base: number;
}

const kept = new WeakMap<ToolEntry, { readonly known: string; readonly pairs: readonly Pair[] }>();

/** Found once, while the entry's text and the limits of all tools (`known`, as text) are the same. */
function unreachedIn(entry: ToolEntry, everyCall: readonly Limit[], known: string): readonly Pair[] {
  const limits = limitsOf(entry);
  if (limits.length === 0 || limits.length + everyCall.length < 2) return [];
  const before = kept.get(entry);
  if (before?.known === known) return before.pairs;
  const pairs = unreachedAmong(limits, [...limits, ...everyCall]);
  kept.set(entry, { known, pairs });
  return pairs;
}

/** `asked`: in the order in which they are asked, `limits` before all others. The first that is reached denies. */
function unreachedAmong(limits: readonly Limit[], asked: readonly Limit[]): readonly Pair[] {
  return limits.flatMap((limit, position): Pair[] => {
    const first = asked.find((other, at) => other !== limit && isReachedFirst(other, limit, at < position));
    return first ? [{ limit, first }] : [];
  });
}

const minutes: Readonly<Record<Window, number>> = { minute: 1, hour: 60, day: 1440 };

/** Whether every call that `limit` would deny is denied by `other` before it; `before`: `other` is asked first. */
function isReachedFirst(other: Limit, limit: Limit, before: boolean): boolean {
  if (other.incrementFrom?.text !== limit.incrementFrom?.text) return false;
  const most = millionths(other.max);
  const max = millionths(limit.max);
  if (most === undefined || max === undefined) return false;
  const windows = BigInt(Math.max(1, minutes[limit.window] / minutes[other.window]));
  // A call counts 1, so that fractions of a limit of calls are out of reach.
  const whole = limit.incrementFrom ? most : most - (most % 1_000_000n);
  const through = whole * windows;
  if (before) return through <= max;
  // Asked first, it names the denial where both are reached by the same call: an amount may jump over both.
  return limit.incrementFrom === undefined && through < max - (max % 1_000_000n);
}

/** A `max` as a whole number of millionths; undefined where a double may have lost digits. */
function millionths(max: string): bigint | undefined {
  const value = Number(max);
  return Number.isFinite(value) && value <= 1e9 ? BigInt(Math.round(value * 1e6)) : undefined;
}
