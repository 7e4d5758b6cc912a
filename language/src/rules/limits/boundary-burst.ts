import type { Limit, Window } from '@mcp-policy/engine';
import { limitsOf } from '../../judgement/counters.ts';
import { steady } from '../../judgement/steady.ts';
import { worstCase } from '../../words/rules.ts';
import type { ContextRule, RuleFinding } from '../contract.ts';

/**
 * Windows follow the calendar, so twice the `max` can pass around the boundary of two (docs/language.md, 4. Counters). Of a
 * minute that is what a limit is like; a whole day's worth twice within moments is seldom what was meant.
 */
export const boundaryBurst: ContextRule<readonly Guard[]> = {
  code: 'limits/boundary-burst',
  severity: 'hint',
  scope: 'context',
  summary: 'A limit of an hour or a day, with nothing shorter beside it, lets twice its `max` through within moments.',
  context: steady(
    ({ head }) => JSON.stringify(head.allToolsLimits.map(guardOf)),
    (key): readonly Guard[] => JSON.parse(key),
  ),
  check({ entry, hidden }, everyCall) {
    return hidden ? [] : unguarded(limitsOf(entry), everyCall).map(told);
  },
  checkHead({ head }) {
    return unguarded(head.allToolsLimits, []).map(told);
  },
};

/** What matters of a limit to another one of the same calls. */
interface Guard {
  readonly window: Window;
  readonly max: string;
  readonly increment: string | undefined;
}

function guardOf({ window, max, incrementFrom }: Limit): Guard {
  return { window, max, increment: incrementFrom?.text };
}

const lengths: Readonly<Record<Window, number>> = { minute: 1, hour: 60, day: 1440 };

/** Those of `limits` that no shorter limit of the same thing keeps from being used up at once. */
function unguarded(limits: readonly Limit[], everyCall: readonly Guard[]): readonly Limit[] {
  const guarding = [...limits.map(guardOf), ...everyCall];
  return limits.filter((limit) => {
    if (limit.window === 'minute' || isOutOfReach(limit)) return false;
    return !guarding.some((other) => guards(other, limit));
  });
}

/** A limit that lets nothing through is another mistake: limits/zero. */
function isOutOfReach({ max, incrementFrom }: Limit): boolean {
  return incrementFrom ? Number(max) === 0 : Number(max) < 1;
}

function guards(other: Guard, limit: Limit): boolean {
  return (
    lengths[other.window] < lengths[limit.window] &&
    other.increment === limit.incrementFrom?.text &&
    Number(other.max) < Number(limit.max)
  );
}

function told(limit: Limit): RuleFinding {
  const { maxSpan, counter, window } = limit;
  const shorter = window === 'day' ? 'an hour or a minute' : 'a minute';
  return {
    span: { offset: maxSpan.offset, length: maxSpan.length },
    message: `${worstCase(limit)} If that is too much at once, add a limit of ${shorter} beside it.`,
    data: { counter, window },
  };
}
