/** What applies to one tool's calls, made once a policy and tool. */
import type { Limit, ToolRules } from '../policy/model.ts';
import { type CompiledLimit, compileLimits, type LimitPlan, planLimits } from './limits.ts';
import { allToolsPlace, toolPlace } from './names.ts';
import { type CompiledRules, compileRules } from './rules.ts';

export interface ToolPlan extends CompiledRules {
  readonly limits: LimitPlan;
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
  return { ...compiled, limits: planLimits(compiled.limits, allTools) };
}

/** For a tool that is no key of `tools`, where `default` allows it. */
export function planUnlisted(allTools: readonly CompiledLimit[]): ToolPlan {
  return planTool('', noRules, allTools);
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
