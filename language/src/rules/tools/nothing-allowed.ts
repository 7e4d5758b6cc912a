import { toolsPlace } from '../../judgement/places.ts';
import { isHidden, type PolicyIndex } from '../../judgement/policy-index.ts';
import { protectionOf } from '../../judgement/protection.ts';
import { recommendTools } from '../../judgement/recommendations.ts';
import { knownTools } from '../../judgement/tools.ts';
import { toolsToAdd } from '../../judgement/unlisted.ts';
import type { PolicyRule } from '../contract.ts';

/** Often printed by mistake: `default: "deny"` with only a `hide` list leaves no tool at all. */
export const nothingAllowed: PolicyRule = {
  code: 'tools/nothing-allowed',
  severity: 'warning',
  scope: 'policy',
  reads: 'guard',
  summary: 'No call of any tool can be allowed.',
  check({ facts, index }) {
    // `"*"` in `hide` says so on purpose, and has its own rule.
    if (!index.readable || index.hidesAll || index.default === undefined) return [];
    const names = index.default === 'deny' ? undefined : knownTools(facts)?.names;
    if (index.default === 'allow' && (!names || names.length === 0)) return [];
    if (!(names ?? [...index.entries.keys()]).every((name) => isNeverAllowed(index, name))) return [];
    const why =
      index.default === 'deny' && index.entries.size === 0
        ? '`default` is "deny" and `tools` lists none. A tool that is not hidden is not allowed by that'
        : 'every tool is hidden or denied whatever its arguments';
    return [
      {
        span: toolsPlace(index),
        message: `This policy allows no tool: ${why}. List in \`tools\` what the agent may call.`,
        // Whether adding the tools that are named nowhere would change it.
        data: { addable: recommendTools(facts, toolsToAdd(facts), new Set()).allowed > 0 },
      },
    ];
  },
};

function isNeverAllowed(index: PolicyIndex, name: string): boolean {
  if (isHidden(index, name)) return true;
  const placed = index.entries.get(name);
  if (!placed) return index.default === 'deny' || (index.sharedCap !== undefined && index.sharedCap < 1);
  return placed.entry.rules !== undefined && protectionOf(placed.entry.rules, index.sharedCap).kind === 'denied';
}
