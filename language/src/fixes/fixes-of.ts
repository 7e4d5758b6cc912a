import { styleOf } from '../edits/style.ts';
import type { Facts } from '../facts.ts';
import { indexOf } from '../judgement/policy-index.ts';
import type { Fix, Fixable, FixContext } from './contract.ts';
import { providersOf } from './index.ts';

/** What the fixes of one version of a policy look at. */
export function fixContextOf(facts: Facts): FixContext {
  return { facts, index: indexOf(facts.parsed), style: styleOf(facts.parsed.document.text) };
}

/** Every way to mend one finding of this version of the policy, with its edits. */
export function fixesOf(context: FixContext, finding: Fixable): readonly Fix[] {
  return providersOf(finding.code).flatMap((provider) => provider.one(context, finding));
}
