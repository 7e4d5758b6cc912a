import type { Rule, ToolRules } from '@mcp-policy/engine';
import { smallestCap } from './policy-index.ts';

/** How far a tool can be called, by its rules alone. */
export type Protection =
  /** Every call is denied: an unconditional `deny_if`, or a limit of no call at all. */
  | { readonly kind: 'denied' }
  /** A person must agree to every call that gets so far. */
  | { readonly kind: 'approval' }
  /** Some calls are allowed. `cap` is the smallest `max` of the limits that count them, in whatever window. */
  | { readonly kind: 'callable'; readonly cap: number | undefined };

/**
 * What `rules` let through, with `sharedCap` from `all_tools`. Rules with conditions are taken to let something through:
 * whether they can ever hold is the business of the `logic/` rules.
 */
export function protectionOf(rules: ToolRules, sharedCap: number | undefined): Protection {
  if (hasUnconditional(rules.denyIf)) return { kind: 'denied' };
  const own = smallestCap(rules.limits);
  const cap = own === undefined ? sharedCap : Math.min(own, sharedCap ?? own);
  // A call counts 1, so that a limit below 1 lets none pass (docs/language.md, 4. Counters).
  if (cap !== undefined && cap < 1) return { kind: 'denied' };
  if (hasUnconditional(rules.approveIf)) return { kind: 'approval' };
  return { kind: 'callable', cap };
}

/** True when a tool's entry says anything about its calls. */
export function hasRules(rules: ToolRules): boolean {
  return rules.require.length + rules.denyIf.length + rules.approveIf.length + rules.limits.length > 0;
}

/** Whether some rule of a list applies to every call: empty conditions always hold. */
export function hasUnconditional(rules: readonly Rule[]): boolean {
  return rules.some(({ conditions }) => conditions.length === 0);
}

/** Whether some `require` says what may be sent, or where: then somebody has thought about it. */
export function isConfined(rules: ToolRules): boolean {
  return rules.require.some(({ conditions }) => conditions.some(({ op }) => op !== 'exists'));
}
