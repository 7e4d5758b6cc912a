import { type PolicyDocument, type Range, rangeOf } from '@mcp-policy/engine';
import type { Facts, Suppression } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { isFixable } from '../fixes/index.ts';
import { indexOf } from '../judgement/policy-index.ts';
import { reportSuppressions } from '../suppressions/report.ts';
import { type Accepted, Suppressor } from '../suppressions/suppress.ts';
import { byCode, type Candidate, type Group, type Told } from './candidate.ts';
import { entryChecker } from './check-entry.ts';
import { checkHead } from './check-head.ts';
import { checkPolicy } from './check-policy.ts';
import { fairShare } from './fair-share.ts';
import { candidatesOfForm } from './severity.ts';

/** All that was found in a policy. */
export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** What a suppression in `config.json` takes out of them. */
  readonly accepted: readonly Accepted[];
}

/** What is told, where it stands in one version of the text. */
export interface Placed {
  readonly told: Told;
  readonly range: Range;
}

/** What an author is shown of all that there is to tell. */
export interface Shown {
  /** In the order of the text. */
  readonly placed: readonly Placed[];
  /** How many more there are. */
  readonly left: number;
}

/** What an author should be told: `findings` of `diagnoseAll`. */
export function diagnose(facts: Facts): readonly Finding[] {
  return findingsOf(facts, withoutAccepted(facts, everything(facts)).groups);
}

/** What `diagnose` finds, but at most so much of it: see `fairShare`. What an edit did not touch is told by the same objects as before. */
export function tellMost(facts: Facts, most: number): Shown {
  const { groups, left } = fairShare(withoutAccepted(facts, everything(facts)).groups, most);
  return { placed: placed(facts, groups), left };
}

/**
 * Everything that an author should be told about a policy, in the order of the text: problems of form, and what the rules
 * find, with the severities that the user has set, less what somebody has accepted. Pure; what an edit did not touch is not
 * looked at again.
 */
export function diagnoseAll(facts: Facts): Diagnosis {
  const { groups, accepted } = withoutAccepted(facts, everything(facts));
  const { document } = facts.parsed;
  return {
    findings: findingsOf(facts, groups),
    accepted: accepted.map(({ candidate, base, by }) => ({ finding: toFinding(place(document, candidate, base)), by })),
  };
}

function findingsOf(facts: Facts, groups: readonly Group[]): readonly Finding[] {
  return placed(facts, groups).map(toFinding);
}

function placed({ parsed: { document } }: Facts, groups: readonly Group[]): readonly Placed[] {
  const all: Placed[] = [];
  for (const { base, candidates } of groups) {
    for (const candidate of candidates) all.push(place(document, candidate, base));
  }
  return all.sort(inOrder);
}

/** One group for the policy as a whole, then one for each entry that there is something to tell of. */
function everything(facts: Facts): readonly Group[] {
  const index = indexOf(facts.parsed);
  const { entries, looseProblems } = index.document;
  const whole = [
    ...candidatesOfForm(facts.severities, looseProblems),
    ...checkHead(facts, index),
    ...checkPolicy(facts, index),
  ];
  const groups: Group[] = [{ base: 0, candidates: whole }];
  const check = entryChecker(facts, index);
  for (const { entry, offset } of entries) {
    const candidates = check(entry);
    if (candidates.length > 0) groups.push({ base: offset, candidates });
  }
  return groups;
}

interface Unplaced {
  readonly candidate: Candidate;
  readonly base: number;
  readonly by: Suppression;
}

/** What nobody has accepted, with what there is to say of the suppressions themselves; and what somebody has. */
function withoutAccepted(
  facts: Facts,
  all: readonly Group[],
): { readonly groups: readonly Group[]; readonly accepted: readonly Unplaced[] } {
  if (!facts.suppressions?.length) return { groups: all, accepted: [] };
  const suppressor = new Suppressor(facts);
  const accepted: Unplaced[] = [];
  const groups = all.map(({ base, candidates }) => ({
    base,
    candidates: candidates.filter((candidate) => {
      const by = suppressor.acceptedBy(candidate, base);
      if (by) accepted.push({ candidate, base, by });
      return !by;
    }),
  }));
  return { groups: [...groups, { base: 0, candidates: reportSuppressions(facts, suppressor) }], accepted };
}

function place(document: PolicyDocument, { told, span }: Candidate, base: number): Placed {
  return { told, range: rangeOf(document, span, base) };
}

function toFinding({ told: { ofForm: _, ...told }, range }: Placed): Finding {
  return { ...told, range, fixable: isFixable(told.code, told.data) };
}

function inOrder(a: Placed, b: Placed): number {
  return (
    a.range.start.offset - b.range.start.offset || a.range.end.offset - b.range.end.offset || byCode(a.told, b.told)
  );
}
