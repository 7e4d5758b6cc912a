/** From a policy to a function that decides (docs/language.md, 3. The decision: steps 1 to 3). */
import type { Policy } from '../policy/model.ts';
import { decideByPlan } from './decide.ts';
import { decision, invalidCall, noPolicy } from './decision.ts';
import type { CompiledLimit } from './limits.ts';
import { messages } from './messages.ts';
import type { Call, CompiledPolicy, Counters, Decision } from './model.ts';
import { compileAllTools, planTool, planUnlisted, planVerdict, type ToolPlan } from './plan.ts';

/** Compiles a policy; without one every call is denied. A tool's rules are compiled when it is first called. */
export function compilePolicy(policy: Policy | null): CompiledPolicy {
  return policy === null ? { decide: () => noPolicy } : new Compiled(policy);
}

/** Finds what applies to a tool's calls. */
export interface Planner {
  planOf(tool: string): ToolPlan;
}

/** The plans behind `compilePolicy`, for a replay that decides in two halves (prepare.ts and decide-limits.ts). */
export function createPlanner(policy: Policy | null): Planner {
  return policy === null ? { planOf: () => withoutPolicy } : new Compiled(policy);
}

/** Names that are not in the policy are remembered too, but no caller can make that grow. */
const unlistedKept = 1024;
const longestKept = 128;

const nameless = planVerdict(invalidCall);
const withoutPolicy = planVerdict(noPolicy);

class Compiled implements CompiledPolicy, Planner {
  readonly #policy: Policy;
  readonly #allTools: readonly CompiledLimit[];
  readonly #unlisted: ToolPlan;
  /** The first entry of `hide` for each name. */
  readonly #hidden = new Map<string, number>();
  readonly #plans = new Map<string, ToolPlan>();
  #unlistedKept = 0;

  constructor(policy: Policy) {
    this.#policy = policy;
    this.#allTools = compileAllTools(policy.allToolsLimits);
    this.#unlisted = planUnlisted(this.#allTools);
    for (const [index, name] of policy.hide.entries()) if (!this.#hidden.has(name)) this.#hidden.set(name, index);
  }

  decide(call: Call, counters?: Counters): Decision {
    const plan = this.#plans.get(call.tool) ?? this.#planFor(call.tool);
    return plan.verdict ?? decideByPlan(plan, call, counters);
  }

  planOf(tool: string): ToolPlan {
    return this.#plans.get(tool) ?? this.#planFor(tool);
  }

  #planFor(tool: string): ToolPlan {
    // Types keep names text; a caller without types must not get past a policy with anything else.
    if (typeof tool !== 'string') return nameless;
    const plan = this.#makePlan(tool);
    if (this.#policy.tools.has(tool) || this.#hidden.has(tool)) this.#plans.set(tool, plan);
    else if (this.#unlistedKept < unlistedKept && tool.length <= longestKept) {
      this.#unlistedKept++;
      this.#plans.set(tool, plan);
    }
    return plan;
  }

  #makePlan(tool: string): ToolPlan {
    const hidden = this.#hiddenBy(tool);
    if (hidden !== undefined) {
      return planVerdict(decision('deny', '(hidden)', `/hide/${hidden}`, messages.hidden(tool)));
    }
    const rules = this.#policy.tools.get(tool);
    if (rules !== undefined) return planTool(tool, rules, this.#allTools);
    if (this.#policy.default === 'allow') return this.#unlisted;
    return planVerdict(decision('deny', '(default deny)', '/default', messages.notPermitted(tool)));
  }

  #hiddenBy(tool: string): number | undefined {
    const [name, all] = [this.#hidden.get(tool), this.#hidden.get('*')];
    return name === undefined || all === undefined ? (name ?? all) : Math.min(name, all);
  }
}
