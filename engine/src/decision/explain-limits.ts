/** The limits of a call, interpreted without charging anything. */
import type { Limit } from '../policy/model.ts';
import type { CounterBook } from './counters.ts';
import { parseNumber } from './decimal.ts';
import { decision } from './decision.ts';
import { resultOf } from './explain-rule.ts';
import type { ExplainedLimit, ExplainStep } from './explanation.ts';
import { type CompiledLimit, compileLimits, type Increment, incrementOf } from './limits.ts';
import { messages } from './messages.ts';
import type { Call, Decision } from './model.ts';
import { OwnCounters } from './own-counters.ts';
import type { PartialArguments } from './partial.ts';
import type { ArgumentObject } from './value.ts';

type Step = Omit<ExplainStep, 'reached'>;

/** Millionths; undefined for no bound. */
interface Interval {
  readonly low: bigint;
  readonly high: bigint | undefined;
}

/** `place` is where the list stands: `/all_tools` or `/tools/x`. */
export function explainLimits(
  place: string,
  limits: readonly Limit[],
  call: Call,
  args: ArgumentObject | PartialArguments,
  book: CounterBook | undefined,
): Step[] {
  return compileLimits(place, limits).map((compiled) =>
    book === undefined ? unchecked(compiled) : explainLimit(compiled, call, args, book),
  );
}

function unchecked({ limit, reached: { rule, at } }: CompiledLimit): Step {
  const text = `The limit ${limit.counter} was not checked: there are no counters.`;
  return {
    stage: 'limits',
    rule,
    at,
    result: 'skipped',
    text,
    flip: '',
    conditions: [],
    limit: undefined,
    decision: undefined,
  };
}

function explainLimit(
  compiled: CompiledLimit,
  call: Call,
  args: ArgumentObject | PartialArguments,
  book: CounterBook,
): Step {
  const { limit, reached } = compiled;
  const increment = incrementOf(limit, args);
  const count = countOf(compiled, call, book);
  const made = decideLimit(compiled, increment, count);
  const shown = show(limit, increment, count);
  return {
    stage: 'limits',
    rule: reached.rule,
    at: reached.at,
    result: resultOf(made),
    text: `${limit.counter}: ${between(shown)} of ${shown.max} per ${limit.window} counted, this call adds ${shown.increment}.`,
    flip: flipOf(limit, increment, made),
    conditions: [],
    limit: shown,
    decision: made,
  };
}

/** What was counted in the call's window; undefined when its time is not known. */
function countOf(compiled: CompiledLimit, call: Call, book: CounterBook): Interval | undefined {
  const time = book.timeOf(call);
  if (time === undefined) return undefined;
  const tally = new OwnCounters(book, call).find(book.counterOf(compiled));
  const count = book.countAt(tally, compiled, time);
  const { timeless } = tally ?? {};
  const unbounded = (count?.unbounded ?? 0) + (timeless?.unbounded ?? 0) > 0;
  const high = BigInt(count?.high ?? 0) + BigInt(timeless?.high ?? 0);
  return { low: BigInt(count?.low ?? 0), high: unbounded ? undefined : high };
}

function decideLimit(
  { limit, max, reached }: CompiledLimit,
  increment: Increment,
  count: Interval | undefined,
): Decision | undefined {
  const { rule, at } = reached;
  if (increment === 'bad') {
    return decision('deny', rule, at, limit.onDeny ?? messages.badIncrement(limit.incrementFrom?.text ?? ''));
  }
  const unknown = decision('unknown', rule, at, messages.unknown(rule));
  if (count === undefined) return unknown;
  const text = messages.limitReached(String(parseNumber(limit.max)), limit.window);
  const denied = decision('deny', rule, at, limit.onDeny ?? text);
  if (increment === 'beyond') return denied;
  const added = increment === 'unknown' ? 0n : BigInt(increment);
  if (count.low + added > max) return denied;
  return increment === 'unknown' || count.high === undefined || count.high + added > max ? unknown : undefined;
}

function show(limit: Limit, increment: Increment, count: Interval | undefined): ExplainedLimit {
  return {
    counter: limit.counter,
    window: limit.window,
    max: String(parseNumber(limit.max)),
    low: count === undefined ? '0' : decimalText(count.low),
    high: count?.high === undefined ? 'unknown' : decimalText(count.high),
    increment: typeof increment === 'string' ? increment : decimalText(BigInt(increment)),
  };
}

/** Millionths as a number's text form. */
function decimalText(millionths: bigint): string {
  return String(parseNumber(`${millionths}e-6`));
}

function between({ low, high }: ExplainedLimit): string {
  return low === high ? low : `between ${low} and ${high}`;
}

function flipOf({ counter, window, incrementFrom }: Limit, increment: Increment, made: Decision | undefined): string {
  if (increment === 'bad')
    return `It would count ${incrementFrom?.text} if that were a number of at least 0 with at most six decimals.`;
  if (made === undefined) return `It would deny once ${counter} is used up.`;
  return `It passes again in the next ${window}, or with a larger max.`;
}
