/** The kinds of object in a policy, with the keys that each may have (docs/language.md, 1. The document). */
export const keysOf = {
  policy: ['$schema', 'description', 'version', 'default', 'hide', 'all_tools', 'tools'],
  all_tools: ['limits'],
  tool: ['require', 'deny_if', 'approve_if', 'limits'],
  rule: ['conditions', 'on_deny'],
  condition: ['path', 'op', 'value'],
  limit: ['counter', 'window', 'max', 'scope', 'increment_from', 'on_deny'],
  static_limit: ['counter', 'window', 'max', 'scope', 'on_deny'],
} as const;

export type ObjectKind = keyof typeof keysOf;

/** How messages name each kind of object. */
export const nameOfKind: Readonly<Record<ObjectKind, string>> = {
  policy: 'a policy',
  all_tools: '"all_tools"',
  tool: "a tool's rules",
  rule: 'a rule',
  condition: 'a condition',
  limit: 'a limit',
  static_limit: 'a limit of "all_tools"',
};

/** The closed sets of values, by key. */
export const valuesOf: Readonly<Record<string, readonly string[]>> = {
  version: ['1'],
  default: ['allow', 'deny'],
  op: ['eq', 'neq', 'in', 'not_in', 'lt', 'lte', 'gt', 'gte', 'regex', 'contains', 'exists'],
  window: ['minute', 'hour', 'day'],
  scope: ['grant'],
};

/** What kind of object stands at a path, counted from the policy's root or from the value of one tool's entry. */
export function kindAt(path: readonly string[], root: 'policy' | 'tool'): ObjectKind {
  if (path.length === 0) return root;
  if (path.includes('conditions')) return 'condition';
  if (path[0] === 'all_tools') return path.length === 1 ? 'all_tools' : 'static_limit';
  return path[0] === 'limits' ? 'limit' : 'rule';
}
