import type { Facts } from '../facts.ts';
import type { PolicyIndex } from '../judgement/policy-index.ts';
import { rules } from '../rules/index.ts';
import type { Candidate } from './candidate.ts';
import { candidatesOf } from './severity.ts';

/** What the rules that look at one entry at a time find outside of the entries. */
export function checkHead({ severities }: Facts, index: PolicyIndex): readonly Candidate[] {
  return rules.flatMap((rule) =>
    rule.scope === 'context' && rule.checkHead ? candidatesOf(severities, rule, rule.checkHead(index)) : [],
  );
}
