import type { AskedRule, Outcomes } from './outcomes.ts';

/** Whether every call is denied by the rules, whatever its arguments. */
export function isNeverCallable({ rules, against }: Outcomes): boolean {
  const denying = bitsWhere(rules, ({ list }) => list !== 'approve_if');
  return against.every((bits) => (bits & denying) !== 0);
}

/** The fewest rules, as far as leaving out one after the other finds them, that deny every call together. */
export function neverCallableBy(outcomes: Outcomes): readonly AskedRule[] {
  const { rules, against } = outcomes;
  let core = bitsWhere(rules, ({ list }) => list !== 'approve_if');
  for (let index = rules.length - 1; index >= 0; index--) {
    const without = core & ~(1 << index);
    if (against.every((bits) => (bits & without) !== 0)) core = without;
  }
  return rules.filter((_, index) => core & (1 << index));
}

export interface Shadowed {
  readonly rule: AskedRule;
  /** The one rule that is there whenever this one is; undefined when it takes several. */
  readonly by: AskedRule | undefined;
}

/**
 * The rules without which every call would end as it does now: allowed, denied or asked about. A rule with a message of
 * its own is none of them when that message is ever given, and a rule that never has anything against a call is not
 * either: that is another mistake. Nor is a `deny_if` that denies every call and says so plainly: it stays, and what denies
 * them all by contradicting itself is what changes nothing. All of them may be taken out together.
 */
export function shadowedRules({ rules, against }: Outcomes): readonly Shadowed[] {
  const approving = bitsWhere(rules, ({ list }) => list === 'approve_if');
  const plain = bitsWhere(rules, ({ list, rule }) => list === 'deny_if' && rule.conditions.length === 0);
  let live = bitsWhere(rules, () => true);
  const found: number[] = [];
  for (let index = rules.length - 1; index >= 0; index--) {
    const bit = 1 << index;
    const without = live & ~bit;
    if (bit & plain && (without & plain) === 0) continue;
    const fires = against.filter((bits) => bits & bit);
    if (fires.length === 0) continue;
    if (fires.some((bits) => effect(bits & live, approving) !== effect(bits & without, approving))) continue;
    const speaks = fires.some((bits) => (bits & live & -(bits & live)) === bit);
    if (speaks && rules[index]?.rule.onDeny !== undefined) continue;
    live = without;
    found.push(index);
  }
  return found.reverse().flatMap((index) => {
    const rule = rules[index];
    const fires = against.filter((bits) => bits & (1 << index));
    const by = rules.find((_, other) => live & (1 << other) && fires.every((bits) => bits & (1 << other)));
    return rule ? [{ rule, by }] : [];
  });
}

/** The first rule that has something against a call decides it. */
function effect(bits: number, approving: number): 'allow' | 'approve' | 'deny' {
  if (bits === 0) return 'allow';
  return bits & -bits & approving ? 'approve' : 'deny';
}

function bitsWhere(rules: readonly AskedRule[], holds: (rule: AskedRule) => boolean): number {
  return rules.reduce((bits, rule, index) => (holds(rule) ? bits | (1 << index) : bits), 0);
}
