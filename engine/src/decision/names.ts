/** How decisions name rules and places (docs/language.md, 6. Names and messages). */
import type { Limit, Rule } from '../policy/model.ts';
import { escapeSegment } from '../syntax/pointer.ts';

export type RuleList = 'require' | 'deny_if' | 'approve_if';

/** `/tools/create_charge`, as it stands in rule names and pointers. */
export function toolPlace(tool: string): string {
  return `/tools/${escapeSegment(tool)}`;
}

export const allToolsPlace = '/all_tools';

/** The names of one list's rules, in order: a label that came before gets `#2`, `#3`, … */
export function ruleNames(tool: string, list: RuleList, rules: readonly Rule[]): string[] {
  const seen = new Map<string, number>();
  return rules.map((rule) => {
    const label = rule.conditions.map(({ path, op }) => `${path.text}-${op}`).join('+') || 'always';
    const nth = (seen.get(label) ?? 0) + 1;
    seen.set(label, nth);
    return `${toolPlace(tool)}/${list}/${escapeSegment(label)}${nth > 1 ? `#${nth}` : ''}`;
  });
}

/** `place` is `toolPlace(tool)` or `allToolsPlace`. */
export function limitName(place: string, { counter }: Limit): string {
  return `${place}/limits/${escapeSegment(counter)}`;
}
