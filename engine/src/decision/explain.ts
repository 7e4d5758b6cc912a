/**
 * The same decision, step by step, with what it would take to come out the other way (docs/language.md, 3. The decision).
 * A second path through the policy, which interprets where compile.ts compiles: the two are tested to agree.
 */
import type { Policy, ToolRules } from '../policy/model.ts';
import { CounterBook } from './counters.ts';
import { argumentsOf } from './decide.ts';
import { allowed, decision, invalidCall, noPolicy } from './decision.ts';
import { explainLimits } from './explain-limits.ts';
import { explainRule, resultOf } from './explain-rule.ts';
import type { ExplainStep, Explanation, Stage } from './explanation.ts';
import { messages } from './messages.ts';
import type { Call, Counters, Decision } from './model.ts';
import { allToolsPlace, type RuleList, ruleNames, toolPlace } from './names.ts';
import { type PartialArguments, partialArguments } from './partial.ts';
import type { ArgumentObject } from './value.ts';

type Step = Omit<ExplainStep, 'reached'>;

/** Explains a call. `counters` are read as they stand and not charged; without them limits are skipped. */
export function explainCall(policy: Policy | null, call: Call, counters?: Counters): Explanation {
  const steps =
    policy === null
      ? [step('policy', noPolicy, 'There is no policy.', 'Attach a policy.')]
      : explain(policy, call, counters);
  const deciding = decidingStep(steps);
  const reached = deciding === undefined ? steps.length : steps.indexOf(deciding) + 1;
  const made = finalDecision(steps, deciding);
  return { decision: made, steps: steps.map((given, index) => ({ ...given, reached: index < reached })) };
}

/** The first definite denial, or the first approval: nothing after it is reached. */
function decidingStep(steps: readonly Step[]): Step | undefined {
  return steps.find(({ result }) => result === 'denies' || result === 'approves');
}

function finalDecision(steps: readonly Step[], deciding: Step | undefined): Decision {
  if (deciding?.result === 'denies' && deciding.decision) return deciding.decision;
  const before = deciding === undefined ? steps : steps.slice(0, steps.indexOf(deciding));
  return before.find(({ result }) => result === 'unknown')?.decision ?? deciding?.decision ?? allowed;
}

function explain(policy: Policy, call: Call, counters: Counters | undefined): Step[] {
  const steps = [explainHide(policy, call), explainDefault(policy, call)];
  const args = partialArguments(call) ?? argumentsOf(call);
  if (args === undefined) {
    const flip = 'Send arguments that are one JSON object without duplicate keys.';
    return [...steps, step('call', invalidCall, 'The call is malformed.', flip)];
  }
  const rules = policy.tools.get(call.tool);
  if (rules !== undefined) steps.push(...explainRules(rules, call, args));
  const book = counters instanceof CounterBook ? counters : undefined;
  steps.push(...explainLimits(toolPlace(call.tool), rules?.limits ?? [], call, args, book));
  steps.push(...explainLimits(allToolsPlace, policy.allToolsLimits, call, args, book));
  return [...steps, step('end', allowed, 'Nothing else applies: the call is allowed.', '')];
}

function explainHide({ hide }: Policy, { tool }: Call): Step {
  const index = hide.findIndex((name) => name === tool || name === '*');
  if (index < 0) return step('hide', undefined, 'No entry of hide applies.', 'It would deny if hide named the tool.');
  const hidden = decision('deny', '(hidden)', `/hide/${index}`, messages.hidden(tool));
  return step('hide', hidden, `hide has ${JSON.stringify(hide[index])}.`, 'It would pass without that entry.');
}

function explainDefault({ default: byDefault, tools }: Policy, { tool }: Call): Step {
  if (tools.has(tool)) return step('default', undefined, 'The tool is a key of tools.', '');
  if (byDefault === 'allow')
    return step('default', undefined, 'default is "allow".', 'It would deny if default were "deny".');
  const denied = decision('deny', '(default deny)', '/default', messages.notPermitted(tool));
  return step(
    'default',
    denied,
    'default is "deny" and the tool is no key of tools.',
    'It would pass if tools listed the tool.',
  );
}

function explainRules(rules: ToolRules, call: Call, args: ArgumentObject | PartialArguments): Step[] {
  const lists: readonly [RuleList, ToolRules['require']][] = [
    ['require', rules.require],
    ['deny_if', rules.denyIf],
    ['approve_if', rules.approveIf],
  ];
  return lists.flatMap(([list, entries]) => {
    const names = ruleNames(call.tool, list, entries);
    const steps = entries.map((rule, index) => explainRule(call.tool, list, rule, index, names[index] ?? '', args));
    return list === 'approve_if' && call.approved === true ? steps.map(skip) : steps;
  });
}

function skip(given: Step): Step {
  return { ...given, result: 'skipped', decision: undefined, text: 'A person has agreed already.', flip: '' };
}

function step(stage: Stage, made: Decision | undefined, text: string, flip: string): Step {
  const { rule = '', at = '' } = made ?? {};
  return { stage, rule, at, result: resultOf(made), text, flip, conditions: [], limit: undefined, decision: made };
}
