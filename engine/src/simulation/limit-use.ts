import type { Amount } from '../decision/amount.ts';
import { readArguments } from '../decision/arguments.ts';
import { parseNumber } from '../decision/decimal.ts';
import { type CompiledLimit, compileLimits, type Increment, incrementOf, planLimits } from '../decision/limits.ts';
import type { Decision } from '../decision/model.ts';
import { allToolsPlace, toolPlace } from '../decision/names.ts';
import { PartialArguments } from '../decision/partial.ts';
import type { Policy } from '../policy/model.ts';
import { givesBack } from './gives-back.ts';
import { CounterUse } from './limit-use-counter.ts';
import { roomyMax } from './limit-use-max.ts';
import type { LimitedCall, LimitUse } from './limit-use-model.ts';
import { OwnerUses } from './limit-use-owners.ts';
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
  firstDenied: LimitedCall | undefined;
  pastBoundary: number;
}

/** The limits that apply to one tool's calls. */
export interface ToolLimits {
  readonly limits: readonly TrackedLimit[];
  /** The first limit of each counter: a call charges a counter once. */
  readonly charging: readonly TrackedLimit[];
}

/** Follows the limits of a policy through a replay. Undefined when it has none. `server` as for the simulation. */
export function createLimitUse(policy: Policy | null, server: string | undefined) {
  const owners = new OwnerUses();
  const { tracked, counters, byName, unlisted } = trackLimits(policy, owners);
  if (tracked.length === 0) return undefined;
  let newest = Number.NEGATIVE_INFINITY;

  const limitsOf = (tool: string): ToolLimits => byName.get(tool) ?? unlisted;

  /** Takes a call with the limits of its tool and its decision by the policy, in the order of the times. */
  function add(applying: ToolLimits, recorded: RecordedCall, { effect, at }: Decision, source: number): void {
    if (effect === 'unknown') for (const { counter } of applying.charging) counter.uncounted++;
    if (effect === 'allow') charge(applying, recorded);
    else if (effect === 'deny') {
      const limit = applying.limits.find(({ compiled }) => compiled.reached.at === at);
      if (limit) deny(limit, recorded, source);
    }
    if (recorded.ts !== undefined && recorded.ts > newest) newest = recorded.ts;
    if (owners.isFull) dropBefore((counter) => counter.oldestKept(newest));
  }

  function dropBefore(oldest: (counter: CounterUse) => number): void {
    const windows = counters.map(oldest);
    owners.drop(
      (number) => windows[number] ?? 0,
      (number, place) => counters[number]?.close(place),
    );
  }

  function charge({ limits, charging }: ToolLimits, recorded: RecordedCall): void {
    if (givesBack(recorded)) return;
    const { ts } = recorded;
    for (const { compiled, counter } of charging) {
      const amount = amountOf(compiled, recorded);
      if (ts === undefined || typeof amount === 'string') {
        counter.uncounted++;
        continue;
      }
      const sum = counter.add(server ?? recorded.server, recorded.grant, ts, amount, true);
      for (const limit of limits) if (limit.counter === counter && sum > limit.compiled.max) limit.pastBoundary++;
    }
  }

  function deny(limit: TrackedLimit, recorded: RecordedCall, source: number): void {
    const { line, ts, tsText, grant, tool } = recorded;
    const amount = amountOf(limit.compiled, recorded);
    // Denied for what its increment is, and not for the sum.
    if (amount === 'bad') return;
    limit.denied++;
    limit.firstDenied ??= { line, source, ts: tsText, grant, tool };
    if (givesBack(recorded)) return;
    if (ts === undefined || typeof amount === 'string') limit.counter.uncounted++;
    else limit.counter.add(server ?? recorded.server, grant, ts, amount, false);
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
  const applying = (own: readonly TrackedLimit[]): ToolLimits => {
    const limits = [...own, ...ofAllTools];
    const { charging } = planLimits(
      own.map(({ compiled }) => compiled),
      ofAllTools.map(({ compiled }) => compiled),
    );
    return { limits, charging: limits.filter(({ compiled }) => charging.includes(compiled)) };
  };
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

/** What a call asks of a limit, in millionths; or why that is not known, or nothing that can be counted. */
function amountOf({ limit }: CompiledLimit, recorded: RecordedCall): Increment {
  return incrementOf(limit, limit.incrementFrom === undefined ? {} : argumentsOf(recorded));
}

function argumentsOf({ argumentsText, argumentKeys, argumentsUnknown }: RecordedCall) {
  if (argumentsText !== undefined) return readArguments(argumentsText) ?? {};
  return argumentsUnknown || argumentKeys ? new PartialArguments(argumentKeys) : {};
}

/** Millionths as JSON text, no digit lost. */
function textOf(amount: Amount): string {
  return String(parseNumber(`${amount}e-6`));
}
