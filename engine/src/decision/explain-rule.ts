/** One rule of a tool, interpreted condition by condition. */
import type { Rule } from '../policy/model.ts';
import { decision } from './decision.ts';
import { explainCondition } from './explain-condition.ts';
import type { ExplainedCondition, ExplainStep, StepResult } from './explanation.ts';
import { messages } from './messages.ts';
import type { Decision } from './model.ts';
import { type RuleList, toolPlace } from './names.ts';
import type { PartialArguments } from './partial.ts';
import type { ArgumentObject } from './value.ts';

type Step = Omit<ExplainStep, 'reached'>;

/** `name` is the rule's name in its `list`, `index` its place there. */
export function explainRule(
  tool: string,
  list: RuleList,
  rule: Rule,
  index: number,
  name: string,
  args: ArgumentObject | PartialArguments,
): Step {
  const at = `${toolPlace(tool)}/${list}/${index}`;
  const conditions = rule.conditions.map((condition, nth) =>
    explainCondition(condition, `${at}/conditions/${nth}`, list, args),
  );
  const made = decide(list, rule, name, at, conditions);
  const result = resultOf(made);
  const text = `${list} ${index + 1}: ${describe(list, conditions, result)}`;
  return {
    stage: list,
    rule: name,
    at,
    result,
    text,
    flip: flipOf(list, conditions),
    conditions,
    limit: undefined,
    decision: made,
  };
}

/** What the rule decides; undefined when the call passes it. */
function decide(
  list: RuleList,
  { onDeny }: Rule,
  name: string,
  at: string,
  conditions: readonly ExplainedCondition[],
): Decision | undefined {
  const anyFalse = conditions.some(({ result }) => result === 'false');
  const anyUnknown = conditions.some(({ result }) => result === 'unknown');
  const fires = list === 'require' ? anyFalse : !anyFalse && !anyUnknown;
  if (fires) {
    // Nobody can approve a number that is not known.
    const approves = list === 'approve_if' && !conditions.some(({ note }) => note === 'undecidable');
    if (approves) return decision('approve', name, at, onDeny ?? messages.approvalNeeded(name));
    return decision('deny', name, at, onDeny ?? messages.deniedBy(name));
  }
  return anyUnknown && !anyFalse ? decision('unknown', name, at, messages.unknown(name)) : undefined;
}

export function resultOf(made: Decision | undefined): StepResult {
  const results = { allow: 'allows', deny: 'denies', approve: 'approves', unknown: 'unknown' } as const;
  return made === undefined ? 'passes' : results[made.effect];
}

function describe(list: RuleList, conditions: readonly ExplainedCondition[], result: StepResult): string {
  if (conditions.length === 0) return 'it has no conditions, so it always matches';
  if (result === 'unknown') return 'the recording kept too little to tell';
  const failed = conditions.filter((condition) => condition.result === 'false').map(({ path, op }) => `${path} ${op}`);
  if (failed.length === 0) return list === 'require' ? 'it holds' : 'it matches';
  return `${list === 'require' ? 'it does not hold' : 'it does not match'}: ${failed.join(', ')} is false`;
}

/** All false conditions must change for a rule to hold, any one of them for it not to. */
function flipOf(list: RuleList, conditions: readonly ExplainedCondition[]): string {
  if (conditions.length === 0) return 'No argument changes this; only another policy does.';
  const failed = conditions.filter(({ result }) => result !== 'true');
  const flips = (failed.length > 0 ? failed : conditions).map(({ path, flip }) => `${path} were ${flip}`);
  const holds = failed.length === 0;
  if (list === 'require') return `It would ${holds ? 'deny' : 'pass'} if ${flips.join(holds ? '; or ' : '; and ')}.`;
  return `It would ${holds ? 'pass' : 'match'} if ${flips.join(holds ? '; or ' : '; and ')}.`;
}
