/**
 * Steps 1 to 7 of the decision without the counters: they read nothing but the call, so a replay may take them in any order
 * and on any thread. Step 8 (decide-limits.ts) then follows in the order of the times.
 */
import { readArguments } from './arguments.ts';
import { decideRules, undecided } from './decide.ts';
import { type Increment, incrementOf } from './limits.ts';
import type { ToolPlan } from './plan.ts';
import type { ArgumentObject } from './value.ts';

/**
 * Where the decision that stands is in `ToolPlan.decisions`; `undecided` when only limits are left to ask, to each of which
 * the call adds one; or what it adds to each of them.
 */
export type Prepared = number | readonly Increment[];

/** Of a plan: the tool alone decides, or the call is malformed. */
const firstDecision = 0;

const noArguments: ArgumentObject = Object.freeze({});

/** Whether a call can be prepared without looking into arguments that are known to be well-formed. */
export function looksIntoArguments({ hasRules, limits }: ToolPlan): boolean {
  return hasRules || limits.readsArguments;
}

/** Prepares a call without looking into its arguments. */
export function prepareUnseen({ verdict }: ToolPlan): number {
  return verdict === undefined ? undecided : firstDecision;
}

/** Prepares a call whose arguments were recorded. `argumentsText` is their source text; undefined: none were sent. */
export function prepareCall(plan: ToolPlan, argumentsText: string | undefined): Prepared {
  if (plan.verdict !== undefined) return firstDecision;
  const args = argumentsText === undefined ? noArguments : readArguments(argumentsText, plan.wanted);
  return args === undefined ? firstDecision : prepareWith(plan, args);
}

/** As `prepareCall` when the tool alone does not decide, and `args` holds the plan's `wanted` arguments. */
export function prepareWith(plan: ToolPlan, args: ArgumentObject): Prepared {
  const decided = decideRules(plan, args, false);
  const { limits } = plan;
  if (decided !== undecided || !limits.readsArguments) return decided;
  return limits.limits.map(({ limit }) => incrementOf(limit, args));
}
