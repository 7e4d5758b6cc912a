/** Step 8 of the decision: all limits are checked before any counter is charged (docs/language.md, 3. The decision). */
import { type Amount, add, one } from './amount.ts';
import { ChargeReceipt, type CounterBook } from './counters.ts';
import { allowed, charged } from './decision.ts';
import { type CompiledLimit, type Increment, incrementOf, type LimitPlan } from './limits.ts';
import type { Call, Decision } from './model.ts';
import { OwnCounters } from './own-counters.ts';
import type { PartialArguments } from './partial.ts';
import type { Tally } from './tally.ts';
import type { ArgumentObject } from './value.ts';

/** `doubt` is the decision `unknown` of an earlier rule, when there was one. Charges `book` unless it denies. */
export function decideLimits(
  plan: LimitPlan,
  call: Call,
  args: ArgumentObject | PartialArguments,
  book: CounterBook,
  doubt: Decision | undefined,
): Decision {
  const increments = plan.readsArguments ? plan.limits.map(({ limit }) => incrementOf(limit, args)) : undefined;
  const receipt = plan.charging.length === 0 ? undefined : new ChargeReceipt(book);
  const own = new OwnCounters(book, call);
  const decided = settleLimits(plan, own, book.countersOf(plan), book.timeOf(call), increments, doubt, receipt);
  return receipt === undefined || decided.effect === 'deny' ? decided : charged(decided, receipt);
}

/** What `settleLimits` has found of each limit: it calls nobody who calls it. */
const tallies: (Tally | undefined)[] = [];

/**
 * Decides and charges. `numbers` are the book's, of the limits' counters; `increments` are one for each of the plan's limits,
 * absent when each counts one. The decision is one of the plan's own objects: `receipt` keeps what was charged, when it is given.
 */
export function settleLimits(
  { limits, chargingAt }: LimitPlan,
  counters: OwnCounters,
  numbers: readonly number[],
  time: number | undefined,
  increments: readonly Increment[] | undefined,
  doubt: Decision | undefined,
  receipt: ChargeReceipt | undefined,
): Decision {
  const { book } = counters;
  const { sweeps } = book;
  let unknown = doubt;
  for (let i = 0; i < limits.length; i++) {
    const compiled = limits[i];
    if (compiled === undefined) break;
    const increment = increments?.[i] ?? one;
    if (increment === 'bad') return compiled.badIncrement;
    const tally = counters.find(numbers[i] ?? 0);
    tallies[i] = tally;
    const reached = isReached(compiled, increment, tally, time, book);
    if (reached === true) return compiled.reached;
    if (reached === undefined) unknown ??= compiled.unknown;
  }
  for (let i = 0; i < chargingAt.length; i++) {
    const index = chargingAt[i] ?? 0;
    const compiled = limits[index];
    if (compiled === undefined) break;
    const increment = increments?.[index] ?? one;
    const high = typeof increment === 'string' ? Number.POSITIVE_INFINITY : increment;
    const low = unknown === undefined ? high : 0;
    // The charge before this one may have made room for itself, and dropped what was found above.
    const tally = book.sweeps === sweeps ? tallies[index] : counters.find(numbers[index] ?? 0);
    const count = book.charge(compiled, counters, tally, time, low, high);
    receipt?.add(count, low, high);
  }
  return unknown ?? allowed;
}

/** Whether this call would take the counter above its `max`; `undefined` when only the high end of its interval would. */
function isReached(
  compiled: CompiledLimit,
  increment: Exclude<Increment, 'bad'>,
  tally: Tally | undefined,
  time: number | undefined,
  book: CounterBook,
): boolean | undefined {
  if (time === undefined) return undefined;
  if (increment === 'beyond') return true;
  const { max } = compiled;
  const count = book.countAt(tally, compiled, time);
  const least: Amount = increment === 'unknown' ? 0 : increment;
  if (add(count?.low ?? 0, least) > max) return true;
  // An unknown increment may be a bad one, whatever `max` is.
  if (increment === 'unknown') return undefined;
  const timeless = tally?.timeless;
  const most = timeless === undefined ? (count?.most ?? 0) : add(count?.most ?? 0, timeless.most);
  return add(most, increment) > max ? undefined : false;
}
