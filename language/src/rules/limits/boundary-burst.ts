import type { Limit, Window } from '@mcp-policy/engine';
import { limitsOf } from '../../judgement/counters.ts';
import { isHidden } from '../../judgement/policy-index.ts';
import { worstCase } from '../../words/rules.ts';
import type { PolicyRule, RuleFinding } from '../contract.ts';

/**
 * Windows follow the calendar, so twice the `max` can pass around the boundary of two (docs/language.md, 4. Counters). Of a
 * minute that is what a limit is like; a whole day's worth twice within moments is seldom what was meant.
 */
export const boundaryBurst: PolicyRule = {
  code: 'limits/boundary-burst',
  severity: 'hint',
  scope: 'policy',
  summary: 'A limit of an hour or a day, with nothing shorter beside it, lets twice its `max` through within moments.',
  check({ index }) {
    const everyCall = index.head.allToolsLimits;
    const findings = unguarded(everyCall, everyCall).map((limit) => told(limit, 0));
    for (const { entry, offset } of index.document.entries) {
      const limits = limitsOf(entry);
      if (limits.length === 0) continue;
      const found = unguarded(limits, everyCall);
      if (found.length === 0 || isHidden(index, entry.name)) continue;
      for (const limit of found) findings.push(told(limit, offset));
    }
    return findings;
  },
};

const lengths: Readonly<Record<Window, number>> = { minute: 1, hour: 60, day: 1440 };

/** Those of `limits` that no shorter limit of the same thing keeps from being used up at once. */
function unguarded(limits: readonly Limit[], everyCall: readonly Limit[]): readonly Limit[] {
  return limits.filter((limit) => {
    if (limit.window === 'minute' || isOutOfReach(limit)) return false;
    return !limits.some((other) => guards(other, limit)) && !everyCall.some((other) => guards(other, limit));
  });
}

/** A limit that lets nothing through is another mistake: limits/zero. */
function isOutOfReach({ max, incrementFrom }: Limit): boolean {
  return incrementFrom ? Number(max) === 0 : Number(max) < 1;
}

function guards(other: Limit, limit: Limit): boolean {
  return (
    lengths[other.window] < lengths[limit.window] &&
    other.incrementFrom?.text === limit.incrementFrom?.text &&
    Number(other.max) < Number(limit.max)
  );
}

function told(limit: Limit, base: number): RuleFinding {
  const { maxSpan, counter, window } = limit;
  const shorter = window === 'day' ? 'an hour or a minute' : 'a minute';
  return {
    span: { offset: base + maxSpan.offset, length: maxSpan.length },
    message: `${worstCase(limit)} If that is too much at once, add a limit of ${shorter} beside it.`,
    data: { counter, window },
  };
}
