import { type CompiledPolicy, compilePolicy, type Decision, type Policy } from '@mcp-policy/engine';
import type { Facts } from '../facts.ts';
import { limitsOf } from './counters.ts';
import { indexOf, isHidden } from './policy-index.ts';

const compiledPolicies = new WeakMap<Policy, CompiledPolicy>();

/** What the policy decides on a call of this tool when nothing is known of its arguments; undefined while it has errors. */
export function decisionOn({ parsed }: Facts, name: string): Decision | undefined {
  const { policy } = parsed;
  if (!policy) return undefined;
  let compiled = compiledPolicies.get(policy);
  if (!compiled) {
    compiled = compilePolicy(policy);
    compiledPolicies.set(policy, compiled);
  }
  return compiled.decide({ tool: name, argumentsUnknown: true });
}

/** Whether calls of this tool are counted against any limit. */
export function isLimited({ parsed }: Facts, name: string): boolean {
  const entry = indexOf(parsed).entries.get(name)?.entry;
  return parsed.document.head.allToolsLimits.length > 0 || (entry !== undefined && limitsOf(entry).length > 0);
}

/** What the policy does with calls of this tool, in a word or two; undefined while it has errors. */
export function effectInWords(facts: Facts, name: string): string | undefined {
  const decision = decisionOn(facts, name);
  if (!decision) return undefined;
  if (isHidden(indexOf(facts.parsed), name)) return 'hidden';
  switch (decision.effect) {
    case 'deny':
      return 'denied';
    case 'approve':
      return 'a person is asked';
    case 'allow':
      return isLimited(facts, name) ? 'allowed within limits' : 'allowed';
    case 'unknown':
      return 'by arguments';
  }
}
