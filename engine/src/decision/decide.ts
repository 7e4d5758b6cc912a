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
  const partial = partialArguments(call);
  if (partial !== undefined) return decidePartially(plan, call, partial, counters);
  const args = argumentsOf(call);
  if (args === undefined) return invalidCall;
  return decideRules(plan, args, call.approved === true) ?? finish(plan, call, args, counters, undefined);
}

/** Undefined when the call is malformed. */
export function argumentsOf({ argumentsText, arguments: given }: Call): ArgumentObject | undefined {
  if (argumentsText !== undefined) return readArguments(argumentsText);
  if (given === undefined) return noArguments;
  return isObject(given) ? given : undefined;
}

function decideRules(plan: ToolPlan, args: ArgumentObject, approved: boolean): Decision | undefined {
  for (const rule of plan.require) if (!rule.holds(args)) return rule.decision;
  for (const rule of plan.denyIf) if (rule.holds(args)) return rule.decision;
  if (approved) return undefined;
  for (const rule of plan.approveIf) {
    if (rule.holds(args)) return rule.holdsSurely(args) ? rule.decision : rule.undecidable;
  }
  return undefined;
}

/** As above, on what a recording without values knows: past an unknown rule a definite denial still counts. */
function decidePartially(plan: ToolPlan, call: Call, args: PartialArguments, counters: Counters | undefined): Decision {
  let doubt: Decision | undefined;
  for (const { conditions, decision, unknown } of plan.require) {
    const holds = allHold(conditions, args);
    if (holds === false) return decision;
    if (holds === undefined) doubt ??= unknown;
  }
  for (const { conditions, decision, unknown } of plan.denyIf) {
    const holds = allHold(conditions, args);
    if (holds === true) return decision;
    if (holds === undefined) doubt ??= unknown;
  }
  for (const { conditions, decision, unknown } of call.approved === true ? [] : plan.approveIf) {
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
