/** Limits: step 8 of the decision (docs/language.md, 3. The decision and 4. Counters). */
import type { ArgumentPath, Limit } from '../policy/model.ts';
import { type Amount, one, toAmount, toMaximum } from './amount.ts';
import { parseNumber } from './decimal.ts';
import { decision } from './decision.ts';
import { messages } from './messages.ts';
import type { Decision } from './model.ts';
import { limitName } from './names.ts';
import { PartialArguments } from './partial.ts';
import { unknownDecision } from './rules.ts';
import { type ArgumentObject, numberOf, read } from './value.ts';
import { windowLength } from './window.ts';

/**
 * What a call adds to a counter. `bad`: the argument is no number of at least 0 with at most six decimals; `beyond`: it is
 * more than can be counted; `unknown`: anything from 0 up.
 */
export type Increment = Amount | 'bad' | 'beyond' | 'unknown';

export interface CompiledLimit {
  readonly limit: Limit;
  /** Tells counters apart by name and window. */
  readonly key: string;
  /** Of the window, in milliseconds. */
  readonly length: number;
  readonly max: Amount;
  readonly reached: Decision;
  readonly badIncrement: Decision;
  readonly unknown: Decision;
}

/** The limits that apply to one tool's calls, in order. */
export interface LimitPlan {
  readonly limits: readonly CompiledLimit[];
  /** The first limit of each counter: a call charges a counter once. */
  readonly charging: readonly CompiledLimit[];
  /** Where those stand in `limits`. */
  readonly chargingAt: readonly number[];
  /** Whether some limit adds an argument's number instead of one. */
  readonly readsArguments: boolean;
}

/** `place` is where the list `limits` stands: `/all_tools` or `/tools/x`. */
export function compileLimits(place: string, limits: readonly Limit[]): CompiledLimit[] {
  return limits.map((limit, index) => {
    const { window, incrementFrom, onDeny } = limit;
    const max = parseNumber(limit.max);
    const [rule, at] = [limitName(place, limit), `${place}/limits/${index}`];
    return {
      limit,
      key: counterKey(limit),
      length: windowLength[window],
      max: toMaximum(max),
      reached: decision('deny', rule, at, onDeny ?? messages.limitReached(String(max), window)),
      badIncrement: decision('deny', rule, at, onDeny ?? messages.badIncrement(incrementFrom?.text ?? '')),
      unknown: unknownDecision(rule, at),
    };
  });
}

export function counterKey({ counter, window }: Limit): string {
  return `${window} ${counter}`;
}

export function planLimits(ofTool: readonly CompiledLimit[], ofAllTools: readonly CompiledLimit[]): LimitPlan {
  const limits = [...ofTool, ...ofAllTools];
  const isFirst = ({ key }: CompiledLimit, at: number) => limits.findIndex((other) => other.key === key) === at;
  const chargingAt = [...limits.keys()].filter((at) => limits[at] !== undefined && isFirst(limits[at], at));
  const readsArguments = limits.some(({ limit }) => limit.incrementFrom !== undefined);
  return { limits, charging: limits.filter(isFirst), chargingAt, readsArguments };
}

export function incrementOf({ incrementFrom }: Limit, args: ArgumentObject | PartialArguments): Increment {
  if (incrementFrom === undefined) return one;
  if (args instanceof PartialArguments) return args.isMissing(incrementFrom) ? 'bad' : 'unknown';
  return amountAt(incrementFrom, args);
}

function amountAt({ keys }: ArgumentPath, args: ArgumentObject): Increment {
  const number = numberOf(read(args, keys));
  return number === undefined || number === 'undecidable' ? 'bad' : toAmount(number);
}
