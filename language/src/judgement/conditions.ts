import type { Condition, Rule, ToolRules } from '@mcp-policy/engine';

/** Which list of a tool's entry a rule stands in. */
export type RuleList = 'require' | 'deny_if' | 'approve_if';

export interface PlacedCondition {
  readonly list: RuleList;
  readonly rule: Rule;
  readonly condition: Condition;
}

/** The rules of an entry with the list that each stands in, in the order in which they are asked. */
export function rulesOf(rules: ToolRules): readonly { readonly list: RuleList; readonly rule: Rule }[] {
  return [
    ...rules.require.map((rule) => ({ list: 'require', rule }) as const),
    ...rules.denyIf.map((rule) => ({ list: 'deny_if', rule }) as const),
    ...rules.approveIf.map((rule) => ({ list: 'approve_if', rule }) as const),
  ];
}

/** Every condition of an entry. */
export function conditionsOf(rules: ToolRules): readonly PlacedCondition[] {
  return rulesOf(rules).flatMap(({ list, rule }) => rule.conditions.map((condition) => ({ list, rule, condition })));
}

/** Whether the rules let no call through in which the argument at `path` is absent: some `require` needs it. */
export function isRequired(rules: ToolRules, path: string): boolean {
  return rules.require.some((rule) =>
    rule.conditions.some(({ path: own, op, value }) => {
      // A missing value makes every operator false, but for `exists: false` (docs/language.md, 2. Conditions).
      const needsIt = op !== 'exists' || (value.type === 'boolean' && value.value);
      return needsIt && (own.text === path || own.text.startsWith(`${path}.`));
    }),
  );
}
