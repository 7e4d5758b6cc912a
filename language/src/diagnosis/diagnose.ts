import { lineOf, positionAt } from '@mcp-policy/engine';
import type { Facts, Suppression } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { isFixable } from '../fixes/index.ts';
import { indexOf } from '../judgement/policy-index.ts';
import { reportSuppressions } from '../suppressions/report.ts';
import { type Accepted, Suppressor } from '../suppressions/suppress.ts';
import type { Candidate, Group, Told } from './candidate.ts';
import { checkEntries } from './check-entry.ts';
import { checkHead } from './check-head.ts';
import { checkPolicy } from './check-policy.ts';
import { fairShare, wholeShare } from './fair-share.ts';
import { candidatesOfForm } from './severity.ts';
import { Shown } from './shown.ts';
import { visitInOrder } from './text-order.ts';

/** All that was found in a policy. */
export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** What a suppression in `config.json` takes out of them. */
  readonly accepted: readonly Accepted[];
}

/** What an author should be told: `findings` of `diagnoseAll`. */
export function diagnose(facts: Facts): readonly Finding[] {
  return findingsOf(facts, withoutAccepted(facts, everything(facts)).groups);
}

/** What `diagnose` finds, but at most so much of it: see `fairShare`. What an edit did not touch is told by the same objects as before. */
export function tellMost(facts: Facts, most: number): Shown {
  const { groups } = withoutAccepted(facts, everything(facts));
  const { shows, left } = fairShare(groups, most);
  // With room for a remark on those that are left.
  const shown = new Shown(most + 1, left);
  const { text, lineStarts } = facts.parsed.document;
  let line = 0;
  visitInOrder(groups, shows, (told, start, end) => {
    const from = Math.min(start, text.length);
    const to = Math.min(end, text.length);
    line = lineOf(lineStarts, from, line);
    const endLine = lineOf(lineStarts, to, line);
    shown.add(told, line, from - (lineStarts[line] ?? 0), endLine, to - (lineStarts[endLine] ?? 0));
  });
  return shown;
}

/**
 * Everything that an author should be told about a policy, in the order of the text: problems of form, and what the rules
 * find, with the severities that the user has set, less what somebody has accepted. Pure; what an edit did not touch is not
 * looked at again.
 */
export function diagnoseAll(facts: Facts): Diagnosis {
  const { groups, accepted } = withoutAccepted(facts, everything(facts));
  return {
    findings: findingsOf(facts, groups),
    accepted: accepted.map(({ candidate: { told, span }, base, by }) => {
      const start = base + span.offset;
      return { finding: toFinding(facts, told, start, start + span.length), by };
    }),
  };
}

function findingsOf(facts: Facts, groups: readonly Group[]): readonly Finding[] {
  const findings: Finding[] = [];
  visitInOrder(groups, wholeShare.shows, (told, start, end) => findings.push(toFinding(facts, told, start, end)));
  return findings;
}

/** One group for the policy as a whole, then one for each entry that there is something to tell of. */
function everything(facts: Facts): readonly Group[] {
  const index = indexOf(facts.parsed);
  const { entries, looseProblems } = index.document;
  // First, as the grounds of a tool's risk are at hand only while that is judged.
  const found = checkEntries(facts, index);
  const whole = [
    ...candidatesOfForm(facts.severities, looseProblems),
    ...checkHead(facts, index),
    ...checkPolicy(facts, index),
  ];
  const groups: Group[] = [{ base: 0, candidates: whole }];
  for (let at = 0; at < entries.length; at++) {
    const candidates = found[at];
    if (candidates?.length) groups.push({ base: entries[at]?.offset ?? 0, candidates });
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
  const [whole, ...entries] = all.map(({ base, candidates }) => ({
    base,
    candidates: candidates.filter((candidate) => {
      const by = suppressor.acceptedBy(candidate, base);
      if (by) accepted.push({ candidate, base, by });
      return !by;
    }),
  }));
  const reports = reportSuppressions(facts, suppressor);
  return { groups: [{ base: 0, candidates: [...(whole?.candidates ?? []), ...reports] }, ...entries], accepted };
}

function toFinding({ parsed: { document } }: Facts, { ofForm: _, ...told }: Told, start: number, end: number): Finding {
  const range = { start: positionAt(document, start), end: positionAt(document, end) };
  return { ...told, range, fixable: isFixable(told.code, told.data) };
}
