import { type Amount, one } from '../decision/amount.ts';
import { readArguments } from '../decision/arguments.ts';
import { parseNumber } from '../decision/decimal.ts';
import {
  type CompiledLimit,
  compileLimits,
  type Increment,
  incrementOf,
  type LimitPlan,
  planLimits,
} from '../decision/limits.ts';
import type { Decision } from '../decision/model.ts';
import { allToolsPlace, toolPlace } from '../decision/names.ts';
import { PartialArguments } from '../decision/partial.ts';
import type { Policy } from '../policy/model.ts';
import { CounterUse } from './limit-use-counter.ts';
import { roomyMax } from './limit-use-max.ts';
import type { LimitedCall, LimitUse } from './limit-use-model.ts';
import { OwnerUses, type OwnUses } from './limit-use-owners.ts';
import type { RecordedCall } from './model.ts';
import { byCount } from './tally.ts';

/** Limits in a report. */
const mostLimits = 1000;
/** Fewer windows suggest nothing. */
const windowsToSuggest = 10;
/** The share of windows that a suggested limit would have left alone. */
const share = 0.99;

/** One limit of the policy. */
interface TrackedLimit {
  readonly compiled: CompiledLimit;
  readonly counter: CounterUse;
  denied: number;
  /** Set by who counts the call and knows where it stands. */
  firstDenied: LimitedCall | undefined;
  pastBoundary: number;
}

/** The limits that apply to one tool's calls, in the order of its plan. */
export interface ToolLimits {
  readonly limits: readonly TrackedLimit[];
  readonly plan: LimitPlan;
}

/** What follows the limits of a policy. */
export type LimitUses = NonNullable<ReturnType<typeof createLimitUse>>;

/** Follows the limits of a policy through a replay. Undefined when it has none. */
export function createLimitUse(policy: Policy | null) {
  const owners = new OwnerUses();
  const { tracked, counters, byName, unlisted } = trackLimits(policy, owners);
  if (tracked.length === 0) return undefined;
  let newest = Number.NEGATIVE_INFINITY;

  const limitsOf = (tool: string): ToolLimits => byName.get(tool) ?? unlisted;

  /**
   * Takes a call with the limits of its tool and its decision by the policy, in the order of the times. `time` is NaN when it is
   * not known; `increments` are what it adds to each limit, absent when that is one. Returns the limit that has denied its first
   * call with this one: the caller tells of it.
   */
  function add(
    applying: ToolLimits,
    { effect, at }: Decision,
    own: OwnUses,
    time: number,
    increments: readonly Increment[] | undefined,
    isGivenBack: boolean,
  ): TrackedLimit | undefined {
    const { limits, plan } = applying;
    let first: TrackedLimit | undefined;
    if (effect === 'allow') {
      if (!isGivenBack) charge(applying, own, time, increments);
    } else if (effect === 'unknown') {
      for (const index of plan.chargingAt) limits[index]?.counter.miss();
    } else if (effect === 'deny') {
      const index = limits.findIndex(({ compiled }) => compiled.reached.at === at);
      const limit = limits[index];
      // `bad`: denied for what its increment is, and not for the sum.
      if (limit === undefined || increments?.[index] === 'bad') return undefined;
      if (limit.denied++ === 0) first = limit;
      if (!isGivenBack) ask(limit, own, time, increments?.[index] ?? one, false);
    }
    if (owners.isFull) dropBefore((counter) => counter.oldestKept(newest));
    return first;
  }

  function dropBefore(oldest: (counter: CounterUse) => number): void {
    const windows = counters.map(oldest);
    owners.drop(
      (number) => windows[number] ?? 0,
      (number, place) => counters[number]?.close(place),
    );
  }

  function charge(
    { limits, plan: { chargingAt } }: ToolLimits,
    own: OwnUses,
    time: number,
    increments: readonly Increment[] | undefined,
  ): void {
    for (let i = 0; i < chargingAt.length; i++) {
      const index = chargingAt[i] ?? 0;
      const charged = limits[index];
      if (charged === undefined) return;
      const sum = ask(charged, own, time, increments?.[index] ?? one, true);
      for (const limit of limits)
        if (limit.counter === charged.counter && sum > limit.compiled.max) limit.pastBoundary++;
    }
  }

  /** Returns what was charged in the time of one window up to now, 0 for a call that can not be counted. */
  function ask({ counter }: TrackedLimit, own: OwnUses, time: number, amount: Increment, charged: boolean): Amount {
    if (Number.isNaN(time) || typeof amount === 'string') return counter.miss();
    if (time > newest) newest = time;
    return counter.add(own, time, amount, charged);
  }

  /** Limits that were asked for something, those that denied most first. */
  function finish(): LimitUse[] {
    dropBefore(() => Number.POSITIVE_INFINITY);
    const suggestions = new Map(counters.map((counter) => [counter, suggestionOf(counter)]));
    const all = tracked.map((limit) => reported(limit, suggestions.get(limit.counter)));
    const touched = all.filter(({ windows, denied, uncounted }) => windows + denied + uncounted > 0);
    touched.sort(
      byCount(
        ({ denied }) => denied,
        ({ at }) => at,
      ),
    );
    return touched.slice(0, mostLimits);
  }

  return { limitsOf, add, finish };
}

function trackLimits(policy: Policy | null, owners: OwnerUses) {
  const tracked: TrackedLimit[] = [];
  const counters: CounterUse[] = [];
  const byKey = new Map<string, CounterUse>();
  const track = (compiled: CompiledLimit): TrackedLimit => {
    let counter = byKey.get(compiled.key);
    if (counter === undefined) {
      counter = new CounterUse(counters.length, compiled.limit.window, owners);
      counters.push(counter);
      byKey.set(compiled.key, counter);
    }
    const limit = { compiled, counter, denied: 0, firstDenied: undefined, pastBoundary: 0 };
    tracked.push(limit);
    return limit;
  };
  const ofAllTools = compileLimits(allToolsPlace, policy?.allToolsLimits ?? []).map(track);
  const applying = (own: readonly TrackedLimit[]): ToolLimits => ({
    limits: [...own, ...ofAllTools],
    plan: planLimits(
      own.map(({ compiled }) => compiled),
      ofAllTools.map(({ compiled }) => compiled),
    ),
  });
  const unlisted = applying([]);
  const byName = new Map<string, ToolLimits>();
  for (const [name, { limits }] of policy?.tools ?? []) {
    if (limits.length > 0) byName.set(name, applying(compileLimits(toolPlace(name), limits).map(track)));
  }
  return { tracked, counters, byName, unlisted };
}

type Suggestion = Pick<LimitUse, 'windows' | 'suggestedMax'>;

function suggestionOf({ spread }: CounterUse): Suggestion {
  const max = spread.size < windowsToSuggest ? Number.NaN : roomyMax(spread.quantile(share));
  return { windows: spread.size, suggestedMax: Number.isFinite(max) ? max : undefined };
}

function reported(
  { compiled, counter, denied, firstDenied, pastBoundary }: TrackedLimit,
  suggestion: Suggestion = { windows: 0, suggestedMax: undefined },
): LimitUse {
  const { limit, reached } = compiled;
  const { peak } = counter;
  return {
    rule: reached.rule,
    at: reached.at,
    counter: limit.counter,
    window: limit.window,
    max: limit.max,
    peak: peak && {
      amount: textOf(peak.amount),
      grant: peak.grant,
      windowStart: new Date(peak.windowStart).toISOString(),
    },
    mostCharged: textOf(counter.mostCharged),
    denied,
    firstDenied,
    pastBoundary,
    pastBoundaryAtLeast: counter.isLower,
    uncounted: counter.uncounted,
    ...suggestion,
  };
}

export function limitedCall({ line, tsText, grant, tool }: RecordedCall, source: number): LimitedCall {
  return { line, source, ts: tsText, grant, tool };
}

/** What a recorded call adds to each limit; undefined when that is one. */
export function incrementsOf({ plan }: ToolLimits, recorded: RecordedCall): readonly Increment[] | undefined {
  if (!plan.readsArguments) return undefined;
  const args = argumentsOf(recorded);
  return plan.limits.map(({ limit }) => incrementOf(limit, args));
}

function argumentsOf({ argumentsText, argumentKeys, argumentsUnknown }: RecordedCall) {
  if (argumentsText !== undefined) return readArguments(argumentsText) ?? {};
  return argumentsUnknown || argumentKeys ? new PartialArguments(argumentKeys) : {};
}

/** Millionths as JSON text, no digit lost. */
function textOf(amount: Amount): string {
  return String(parseNumber(`${amount}e-6`));
}
