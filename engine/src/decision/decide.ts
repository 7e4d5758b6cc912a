/** Steps 4 to 9 of the decision for one tool (docs/language.md, 3. The decision). Steps 1 to 3 are compile.ts. */
import { readArguments } from './arguments.ts';
import { CounterBook } from './counters.ts';
import { decideLimits } from './decide-limits.ts';
import { allowed, invalidCall } from './decision.ts';
import type { Call, Counters, Decision } from './model.ts';
import { allHold, type PartialArguments, partialArguments } from './partial.ts';
import type { ToolPlan } from './plan.ts';
import { type ArgumentObject, isObject } from './value.ts';

const noArguments: ArgumentObject = Object.freeze({});

export function decideByPlan(plan: ToolPlan, call: Call, counters: Counters | undefined): Decision {
  const args = plainArguments(call) ?? argumentsOf(call, plan.wanted);
  if (args === undefined) return decideWithoutArguments(plan, call, counters);
  if (plan.hasRules) {
    const at = decideRules(plan, args, call.approved === true);
    if (at !== undecided) return plan.decisions[at] ?? invalidCall;
  }
  return counters === undefined ? allowed : finish(plan, call, args, counters, undefined);
}

/** What `decideRules` answers when no rule decides. */
export const undecided = -1;

/** Steps 5 to 7 on arguments that are known: where the decision stands in `ToolPlan.decisions`, or `undecided`. */
export function decideRules(
  { rules: { approveIf }, requireTests, denyTests }: ToolPlan,
  args: ArgumentObject,
  isApproved: boolean,
): number {
  const requires = requireTests.length;
  for (let i = 0; i < requires; i++) if (!requireTests[i]?.(args)) return 1 + i;
  for (let i = 0; i < denyTests.length; i++) if (denyTests[i]?.(args)) return 1 + requires + i;
  if (approveIf.length === 0 || isApproved) return undecided;
  const at = approveIf.findIndex(({ holds }) => holds(args));
  if (at < 0) return undecided;
  const approval = 1 + requires + denyTests.length + at * 2;
  return approveIf[at]?.holdsSurely(args) ? approval : approval + 1;
}

/** The arguments in a word, as most calls bring them. */
function plainArguments({ arguments: given, argumentsText }: Call): ArgumentObject | undefined {
  const plain = typeof given === 'object' && given !== null && !Array.isArray(given) && argumentsText === undefined;
  return plain ? (given as ArgumentObject) : undefined;
}

/**
 * Undefined when the call is malformed, or little is known of its arguments. Of a source text, only the `wanted` keys are
 * kept when those are given.
 */
export function argumentsOf(call: Call, wanted?: ReadonlySet<string>): ArgumentObject | undefined {
  const { argumentsText, arguments: given } = call;
  if (argumentsText !== undefined) return readArguments(argumentsText, wanted);
  if (given === undefined) return partialArguments(call) === undefined ? noArguments : undefined;
  return isObject(given) ? given : undefined;
}

function decideWithoutArguments(plan: ToolPlan, call: Call, counters: Counters | undefined): Decision {
  const partial = partialArguments(call);
  return partial === undefined ? invalidCall : decidePartially(plan, call, partial, counters);
}

/** As above, on what a recording without values knows: past an unknown rule a definite denial still counts. */
function decidePartially(plan: ToolPlan, call: Call, args: PartialArguments, counters: Counters | undefined): Decision {
  let doubt: Decision | undefined;
  for (const { conditions, decision, unknown } of plan.rules.require) {
    const holds = allHold(conditions, args);
    if (holds === false) return decision;
    if (holds === undefined) doubt ??= unknown;
  }
  for (const { conditions, decision, unknown } of plan.rules.denyIf) {
    const holds = allHold(conditions, args);
    if (holds === true) return decision;
    if (holds === undefined) doubt ??= unknown;
  }
  for (const { conditions, decision, unknown } of call.approved === true ? [] : plan.rules.approveIf) {
    const holds = allHold(conditions, args);
    // Either denied or put to a person: the limits are not reached, and nothing is charged.
    if (holds === true) return doubt ?? decision;
    if (holds === undefined) doubt ??= unknown;
  }
  return finish(plan, call, args, counters, doubt);
}

function finish(
  plan: ToolPlan,
  call: Call,
  args: ArgumentObject | PartialArguments,
  counters: Counters | undefined,
  doubt: Decision | undefined,
): Decision {
  if (counters instanceof CounterBook) return decideLimits(plan.limits, call, args, counters, doubt);
  return doubt ?? allowed;
}
