/** Step 8 of the decision: all limits are checked before any counter is charged (docs/language.md, 3. The decision). */
import { type Amount, add } from './amount.ts';
import { ChargeReceipt, type CounterBook } from './counters.ts';
import { allowed, charged } from './decision.ts';
import { type CompiledLimit, type Increment, incrementOf, type LimitPlan } from './limits.ts';
import type { Call, Decision } from './model.ts';
import type { PartialArguments } from './partial.ts';
import type { ArgumentObject } from './value.ts';

/** `doubt` is the decision `unknown` of an earlier rule, when there was one. Charges `book` unless it denies. */
export function decideLimits(
  plan: LimitPlan,
  call: Call,
  args: ArgumentObject | PartialArguments,
  book: CounterBook,
  doubt: Decision | undefined,
): Decision {
  const time = book.timeOf(call);
  let unknown = doubt;
  for (const compiled of plan.limits) {
    const increment = incrementOf(compiled.limit, args);
    if (increment === 'bad') return compiled.badIncrement;
    const reached = isReached(compiled, increment, call, time, book);
    if (reached === true) return compiled.reached;
    if (reached === undefined) unknown ??= compiled.unknown;
  }
  if (plan.charging.length === 0) return unknown ?? allowed;
  const receipt = new ChargeReceipt(book);
  for (const compiled of plan.charging) {
    const increment = incrementOf(compiled.limit, args);
    const high = typeof increment === 'string' ? Number.POSITIVE_INFINITY : increment;
    const low = unknown === undefined ? high : 0;
    receipt.add(book.charge(compiled, call, time, low, high), low, high);
  }
  return charged(unknown ?? allowed, receipt);
}

/** Whether this call would take the counter above its `max`; `undefined` when only the high end of its interval would. */
export function isReached(
  compiled: CompiledLimit,
  increment: Exclude<Increment, 'bad'>,
  call: Call,
  time: number | undefined,
  book: CounterBook,
): boolean | undefined {
  if (time === undefined) return undefined;
  if (increment === 'beyond') return true;
  const { limit, max } = compiled;
  const tally = book.find(compiled, call);
  const count = book.countAt(tally, limit.window, time);
  const least: Amount = increment === 'unknown' ? 0 : increment;
  if (add(count?.low ?? 0, least) > max) return true;
  // An unknown increment may be a bad one, whatever `max` is.
  if (increment === 'unknown') return undefined;
  const timeless = tally?.timeless;
  const most = timeless === undefined ? (count?.most ?? 0) : add(count?.most ?? 0, timeless.most);
  return add(most, increment) > max ? undefined : false;
}
