/** Steps 4 to 9 of the decision for one tool (docs/language.md, 3. The decision). Steps 1 to 3 are compile.ts. */
import { readArguments } from './arguments.ts';
import { CounterBook } from './counters.ts';
import { decideLimits } from './decide-limits.ts';
import { allowed, invalidCall } from './decision.ts';
import type { Call, Counters, Decision } from './model.ts';
import { allHold, PartialArguments, partialArguments } from './partial.ts';
import type { ToolPlan } from './plan.ts';
import type { CompiledRule } from './rules.ts';
import { type ArgumentObject, isObject } from './value.ts';

const noArguments: ArgumentObject = Object.freeze({});

export function decideByPlan(plan: ToolPlan, call: Call, counters: Counters | undefined): Decision {
  const given = call.arguments;
  const plain =
    call.argumentsText === undefined && typeof given === 'object' && given !== null && !Array.isArray(given);
  const args = plain ? (given as ArgumentObject) : (partialArguments(call) ?? argumentsOf(call));
  if (args === undefined) return invalidCall;
  if (args instanceof PartialArguments) return decidePartially(plan, call, args, counters);
  const { requireTests, denyTests } = plan;
  for (let i = 0; i < requireTests.length; i++)
    if (requireTests[i]?.(args) === false) return ruleDecision(plan.rules.require, i);
  for (let i = 0; i < denyTests.length; i++)
    if (denyTests[i]?.(args) === true) return ruleDecision(plan.rules.denyIf, i);
  const { approveIf } = plan.rules;
  if (approveIf.length > 0 && call.approved !== true) {
    for (const rule of approveIf) {
      if (rule.holds(args)) return rule.holdsSurely(args) ? rule.decision : rule.undecidable;
    }
  }
  return counters === undefined ? allowed : finish(plan, call, args, counters, undefined);
}

function ruleDecision(rules: readonly CompiledRule[], index: number): Decision {
  return rules[index]?.decision ?? invalidCall;
}

/** Undefined when the call is malformed. */
export function argumentsOf({ argumentsText, arguments: given }: Call): ArgumentObject | undefined {
  if (argumentsText !== undefined) return readArguments(argumentsText);
  if (given === undefined) return noArguments;
  return isObject(given) ? given : undefined;
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
