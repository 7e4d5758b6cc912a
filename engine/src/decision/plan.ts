/** What applies to one tool's calls, made once a policy and tool. */
import type { ArgumentPath, Limit, ToolRules } from '../policy/model.ts';
import type { Test } from './condition.ts';
import { invalidCall } from './decision.ts';
import { type CompiledLimit, compileLimits, type LimitPlan, planLimits } from './limits.ts';
import type { Decision } from './model.ts';
import { allToolsPlace, toolPlace } from './names.ts';
import { type CompiledRules, compileRules } from './rules.ts';

/** One shape for every tool, so that looking into it stays cheap. */
export class ToolPlan {
  /** When the tool alone decides: it is hidden. */
  readonly verdict: Decision | undefined;
  readonly hasRules: boolean;
  readonly rules: CompiledRules;
  readonly limits: LimitPlan;
  /** The top-level arguments that a rule or limit reads. */
  readonly wanted: ReadonlySet<string>;
  /**
   * All that can be decided of a call without its counters: the verdict, or that it is malformed; then what each rule of
   * `require` and `deny_if` decides, and the two decisions of each rule of `approve_if`. Their places here are short names
   * for them, the same wherever the policy was compiled.
   */
  readonly decisions: readonly Decision[];
  /** The tests of `rules.require` and `rules.denyIf`. */
  readonly requireTests: readonly Test[];
  readonly denyTests: readonly Test[];

  constructor(verdict: Decision | undefined, rules: CompiledRules, limits: LimitPlan) {
    this.verdict = verdict;
    this.hasRules = rules.require.length + rules.denyIf.length + rules.approveIf.length > 0;
    this.rules = rules;
    this.limits = limits;
    this.wanted = new Set(pathsOf(rules, limits).flatMap(({ keys: [first] }) => first ?? []));
    this.decisions = [
      verdict ?? invalidCall,
      ...[...rules.require, ...rules.denyIf].map(({ decision }) => decision),
      ...rules.approveIf.flatMap(({ decision, undecidable }) => [decision, undecidable]),
    ];
    this.requireTests = rules.require.map(({ holds }) => holds);
    this.denyTests = rules.denyIf.map(({ holds }) => holds);
  }
}

function pathsOf({ require, denyIf, approveIf }: CompiledRules, { limits }: LimitPlan): ArgumentPath[] {
  const conditions = [...require, ...denyIf, ...approveIf].flatMap((rule) => rule.conditions);
  return [...conditions.map(({ path }) => path), ...limits.flatMap(({ limit }) => limit.incrementFrom ?? [])];
}

interface CompiledTool extends CompiledRules {
  readonly tool: string;
  readonly limits: readonly CompiledLimit[];
}

/** `ToolRules` are immutable and outlive an edit elsewhere in the document, and so does what was made of them. */
const compiledTools = new WeakMap<ToolRules, CompiledTool>();

const noRules: ToolRules = { require: [], denyIf: [], approveIf: [], limits: [] };

/** `allTools` are the compiled limits of `all_tools`. */
export function planTool(tool: string, rules: ToolRules, allTools: readonly CompiledLimit[]): ToolPlan {
  const compiled = compiledTool(tool, rules);
  return new ToolPlan(undefined, compiled, planLimits(compiled.limits, allTools));
}

/** For a tool that is no key of `tools`, where `default` allows it. */
export function planUnlisted(allTools: readonly CompiledLimit[]): ToolPlan {
  return planTool('', noRules, allTools);
}

const noLimits = planLimits([], []);

/** For a hidden tool. */
export function planVerdict(verdict: Decision): ToolPlan {
  return new ToolPlan(verdict, { require: [], denyIf: [], approveIf: [] }, noLimits);
}

export function compileAllTools(limits: readonly Limit[]): CompiledLimit[] {
  return compileLimits(allToolsPlace, limits);
}

function compiledTool(tool: string, rules: ToolRules): CompiledTool {
  const cached = compiledTools.get(rules);
  if (cached?.tool === tool) return cached;
  const compiled = { tool, ...compileRules(tool, rules), limits: compileLimits(toolPlace(tool), rules.limits) };
  compiledTools.set(rules, compiled);
  return compiled;
}
