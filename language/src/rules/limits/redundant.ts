import type { Limit, Window } from '@mcp-policy/engine';
import { DiagnosticTag } from 'vscode-languageserver-types';
import { limitsOf } from '../../judgement/counters.ts';
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
  summary: 'A limit can never be reached, since another one always denies first.',
  check({ index }) {
    const everyCall = index.head.allToolsLimits;
    const users = new Map<string, number>();
    const lists: readonly (readonly [readonly Limit[], number])[] = [
      [everyCall, 0],
      ...index.document.entries.map(({ entry, offset }) => [limitsOf(entry), offset] as const),
    ];
    for (const [limits] of lists) {
      for (const limit of limits) users.set(countOf(limit), (users.get(countOf(limit)) ?? 0) + 1);
    }
    return lists.flatMap(([limits, base]) => {
      if (limits.length + (limits === everyCall ? 0 : everyCall.length) < 2) return [];
      // In the order in which they are asked: the first that is reached denies.
      const asked = limits === everyCall ? limits : [...limits, ...everyCall];
      return limits.flatMap((limit, position): RuleFinding[] => {
        // Other tools may have used up a shared count.
        if (users.get(countOf(limit)) !== 1) return [];
        const first = asked.find((other, at) => other !== limit && isReachedFirst(other, limit, at < position));
        if (!first) return [];
        return [
          {
            span: { offset: base + limit.offset, length: limit.length },
            message: `This limit can never be reached: ${quoteName(first.counter)} with ${first.max} a ${first.window} always denies first. Take it out, or lower its \`max\` below what the other lets through.`,
            tags: [DiagnosticTag.Unnecessary],
            data: { counter: limit.counter, window: limit.window },
          },
        ];
      });
    });
  },
};

function countOf({ counter, window }: Limit): string {
  return `${window} ${counter}`;
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
