/** The rules of one tool, compiled (docs/language.md, 3. The decision: steps 5 to 7). */
import type { Condition, Rule, ToolRules } from '../policy/model.ts';
import { compileCondition, type Failing, type Test } from './condition.ts';
import { decision } from './decision.ts';
import { messages } from './messages.ts';
import type { Decision } from './model.ts';
import { type RuleList, ruleNames, toolPlace } from './names.ts';

export interface CompiledRule {
  /** Whether the conditions hold. What can not be read is answered as its list demands. */
  readonly holds: Test;
  readonly decision: Decision;
  readonly unknown: Decision;
  readonly conditions: readonly Condition[];
}

export interface CompiledApproval extends CompiledRule {
  /** As `holds`, but a rounded number holds nothing. */
  readonly holdsSurely: Test;
  /** When it is a rounded number that makes the rule hold: nobody can approve what is not known. */
  readonly undecidable: Decision;
}

export interface CompiledRules {
  readonly require: readonly CompiledRule[];
  readonly denyIf: readonly CompiledRule[];
  readonly approveIf: readonly CompiledApproval[];
}

const inRequire: Failing = { unreadable: false, undecidable: false };
const inDenyIf: Failing = { unreadable: true, undecidable: true };
const inApproveIf: Failing = { unreadable: true, undecidable: false };

export function compileRules(tool: string, rules: ToolRules): CompiledRules {
  return {
    require: compileList(tool, 'require', rules.require, inRequire),
    denyIf: compileList(tool, 'deny_if', rules.denyIf, inDenyIf),
    approveIf: compileApprovals(tool, rules.approveIf),
  };
}

function compileList(tool: string, list: RuleList, rules: readonly Rule[], failing: Failing): CompiledRule[] {
  const names = ruleNames(tool, list, rules);
  return rules.map(({ conditions, onDeny }, index) => {
    const name = names[index] ?? '';
    const at = `${toolPlace(tool)}/${list}/${index}`;
    return {
      holds: all(conditions.map((condition) => compileCondition(condition, failing))),
      decision: decision('deny', name, at, onDeny ?? messages.deniedBy(name)),
      unknown: unknownDecision(name, at),
      conditions,
    };
  });
}

function compileApprovals(tool: string, rules: readonly Rule[]): CompiledApproval[] {
  return compileList(tool, 'approve_if', rules, inDenyIf).map((compiled, index) => {
    const { conditions, decision: denial } = compiled;
    const message = rules[index]?.onDeny ?? messages.approvalNeeded(denial.rule);
    return {
      ...compiled,
      decision: decision('approve', denial.rule, denial.at, message),
      holdsSurely: all(conditions.map((condition) => compileCondition(condition, inApproveIf))),
      undecidable: denial,
    };
  });
}

/** The decision when the recording kept too little to tell whether a rule or limit applies. */
export function unknownDecision(rule: string, at: string): Decision {
  return decision('unknown', rule, at, messages.unknown(rule));
}

/** No condition always holds. */
function all(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (tests.length === 2) return (args) => first(args) && second(args);
  return (args) => tests.every((test) => test(args));
}
