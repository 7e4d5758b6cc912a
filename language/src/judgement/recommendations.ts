import { type Recommendation, recommendRule, type Tool } from '@mcp-policy/mcp';
import { type RiskGrounds, riskOfTool } from './tools.ts';

/** Tools that a policy does not name yet, each put where its recommended rule wants it. */
export interface RecommendedTools {
  readonly hide: readonly string[];
  readonly addEntries: readonly { readonly name: string; readonly rules: unknown }[];
  /** How many of the entries let calls through. */
  readonly allowed: number;
  /** Names of the tools that wait for a person. */
  readonly approval: readonly string[];
}

/** The recommended rule of each tool, in their order; no two share a counter by accident, nor with one that is in use. */
export function recommendTools(
  grounds: RiskGrounds,
  tools: readonly Tool[],
  usedCounters: ReadonlySet<string>,
): RecommendedTools {
  const used = new Set(usedCounters);
  const hide: string[] = [];
  const approval: string[] = [];
  const addEntries: { name: string; rules: Exclude<Recommendation, { kind: 'hide' }>['rules'] }[] = [];
  for (const tool of tools) {
    const recommendation = recommendRule(tool.name, riskOfTool(grounds, tool), used);
    if (recommendation.kind === 'hide') {
      hide.push(tool.name);
      continue;
    }
    if (recommendation.kind === 'limit') used.add(recommendation.rules.limits[0].counter);
    if (recommendation.kind === 'approval') approval.push(tool.name);
    addEntries.push({ name: tool.name, rules: recommendation.rules });
  }
  return { hide, addEntries, approval, allowed: addEntries.length - approval.length };
}
