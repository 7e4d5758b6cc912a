import type { ToolRules } from '@mcp-policy/engine';
import { rulesOf } from '../judgement/conditions.ts';

/**
 * False when no two conditions read the same argument, or one inside the other, and each can hold and fail alone: then the
 * rules have nothing to do with each other, and most tools are done with here.
 */
export function mayInteract(rules: ToolRules): boolean {
  const all = rulesOf(rules);
  if (all.some(({ rule }) => rule.conditions.length === 0)) return all.length > 1;
  const conditions = all.flatMap(({ rule }) => rule.conditions);
  if (conditions.some(({ op, value }) => op === 'in' && value.type === 'array' && value.items.length === 0))
    return true;
  const paths = conditions.map(({ path }) => `${path.text}.`).sort();
  return paths.some((path, index) => index > 0 && path.startsWith(paths[index - 1] ?? path));
}
