import type { ToolRules } from '@mcp-policy/engine';
import { type ArgumentCheck, type Risk, recommendChecks, type Tool } from '@mcp-policy/mcp';
import { conditionsOf } from './conditions.ts';

/** Whether some rule looks at what the argument holds, and not only at whether it is there. */
export function isChecked(rules: ToolRules, argument: string): boolean {
  return conditionsOf(rules).some(({ condition: { path, op } }) => op !== 'exists' && path.keys[0] === argument);
}

/** The checks that the tool's schema suggests, of arguments that no rule of its entry looks at yet. */
export function openChecks(tool: Tool, risk: Risk, rules: ToolRules): readonly ArgumentCheck[] {
  return recommendChecks(tool, risk).filter(({ argument }) => !isChecked(rules, argument));
}
