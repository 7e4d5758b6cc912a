/**
 * Steps 1 to 7 of the decision without the counters: they read nothing but the call, so a replay may take them in any order
 * and on any thread. Step 8 (decide-limits.ts) then follows in the order of the times.
 */
import { readArguments } from './arguments.ts';
import { decideRules } from './decide.ts';
import { invalidCall } from './decision.ts';
import { type Increment, incrementOf } from './limits.ts';
import type { Decision } from './model.ts';
import type { ToolPlan } from './plan.ts';
import type { ArgumentObject } from './value.ts';

/**
 * A decision that stands, or what the call adds to each of its plan's limits: `undefined` is one to each, where there are
 * limits at all.
 */
export type Prepared = { readonly decision: Decision } | { readonly increments: readonly Increment[] | undefined };

/** What no rule has stopped, and no limit reads. */
export const stateless: Prepared = Object.freeze({ increments: undefined });

const noArguments: ArgumentObject = Object.freeze({});

/** Whether a call can be prepared without looking into arguments that are known to be well-formed. */
export function looksIntoArguments({ hasRules, limits }: ToolPlan): boolean {
  return hasRules || limits.readsArguments;
}

/** Prepares a call whose arguments were recorded. `argumentsText` is their source text; undefined: none were sent. */
export function prepareCall(plan: ToolPlan, argumentsText: string | undefined): Prepared {
  const { verdict, wanted } = plan;
  if (verdict !== undefined) return { decision: verdict };
  const args = argumentsText === undefined ? noArguments : readArguments(argumentsText, wanted);
  return args === undefined ? { decision: invalidCall } : prepareWith(plan, args);
}

/** As `prepareCall` when the tool alone does not decide, and `args` holds the plan's `wanted` arguments. */
export function prepareWith(plan: ToolPlan, args: ArgumentObject): Prepared {
  const decision = decideRules(plan, args, {});
  if (decision !== undefined) return { decision };
  const { limits } = plan;
  if (!limits.readsArguments) return stateless;
  return { increments: limits.limits.map(({ limit }) => incrementOf(limit, args)) };
}
