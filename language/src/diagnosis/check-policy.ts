import type { PolicyDocument, ToolEntry } from '@mcp-policy/engine';
import { ageInWords } from '@mcp-policy/mcp';
import type { Facts } from '../facts.ts';
import { limitsOf } from '../judgement/counters.ts';
import type { PolicyIndex } from '../judgement/policy-index.ts';
import { hasRules, isConfined, protectionOf } from '../judgement/protection.ts';
import type { EntryPart, PolicyRule } from '../rules/contract.ts';
import { rules } from '../rules/index.ts';
import type { Candidate } from './candidate.ts';
import { type Move, moveBetween } from './move.ts';
import { candidatesOf, severityOf } from './severity.ts';

const policyRules = rules.filter((rule): rule is PolicyRule => rule.scope === 'policy');

/** What the rules of scope `policy` found in one version of a document. */
interface Pass {
  readonly facts: Facts;
  readonly index: PolicyIndex;
  readonly found: ReadonlyMap<PolicyRule, readonly Candidate[]>;
}

const last = new WeakMap<PolicyDocument['lineage'], Pass>();

/**
 * What the rules of scope `policy` find. When an edit lay in or between entries, or before all of the policy, only those rules look
 * again that read what it has changed of the entries; what the others found is where it was, or where that has moved.
 */
export function checkPolicy(facts: Facts, index: PolicyIndex): readonly Candidate[] {
  const { lineage } = index.document;
  const before = last.get(lineage);
  const isKept = before !== undefined && isSameGround(before, { facts, index });
  const move = isKept ? moveBetween(before.index.document, index.document) : undefined;
  const found = new Map<PolicyRule, readonly Candidate[]>();
  for (const rule of policyRules) {
    if (severityOf(facts.severities, rule.code, rule.severity) === 'off') continue;
    const kept = move && moved(before?.found.get(rule), rule, move, index);
    found.set(rule, kept ?? candidatesOf(facts.severities, rule, rule.check({ facts, index })));
  }
  last.set(lineage, { facts, index, found });
  return [...found.values()].flat();
}

/** Whether all that rules know besides the text is the same. What depends on the time is told in words. */
function isSameGround(before: Pick<Pass, 'facts' | 'index'>, now: Pick<Pass, 'facts' | 'index'>): boolean {
  const [a, b] = [before.facts, now.facts];
  return (
    a.snapshot === b.snapshot &&
    a.listing === b.listing &&
    a.server === b.server &&
    a.serverTrusted === b.serverTrusted &&
    a.severities === b.severities &&
    a.categories === b.categories &&
    (a.now === b.now || ageOf(a) === ageOf(b)) &&
    before.index.readable === now.index.readable
  );
}

const day = 24 * 60 * 60 * 1000;

function ageOf({ snapshot, now }: Facts): string {
  if (snapshot.state !== 'found') return '';
  const { takenAt } = snapshot.snapshot;
  return `${ageInWords(takenAt, now)} ${takenAt === undefined ? '' : Math.floor((now - Date.parse(takenAt)) / day)}`;
}

/** What a rule found before, where it is now; undefined when it has to look again. */
function moved(
  found: readonly Candidate[] | undefined,
  rule: PolicyRule,
  { changed, to }: Move,
  index: PolicyIndex,
): readonly Candidate[] | undefined {
  if (!found || !changed.every(({ before, now }) => isSameTo(rule.reads, before, now, index))) return undefined;
  const candidates: Candidate[] = [];
  for (const candidate of found) {
    const { offset, length } = candidate.span;
    const now = to(offset);
    if (now === undefined) return undefined;
    candidates.push(now === offset ? candidate : { told: candidate.told, span: { offset: now, length } });
  }
  return candidates;
}

/** Whether two entries are the same to a rule that reads just this part of them. */
function isSameTo(part: EntryPart | undefined, a: ToolEntry, b: ToolEntry, { sharedCap }: PolicyIndex): boolean {
  if (a === b) return true;
  if (part === undefined || a.name !== b.name || a.node.key.length !== b.node.key.length) return false;
  switch (part) {
    case 'name':
      return true;
    case 'limits':
      return JSON.stringify(limitsOf(a).map(limitPart)) === JSON.stringify(limitsOf(b).map(limitPart));
    case 'guard':
      return JSON.stringify(guardOf(a, sharedCap)) === JSON.stringify(guardOf(b, sharedCap));
  }
}

function limitPart(limit: ReturnType<typeof limitsOf>[number]) {
  return [limit.counter, limit.window, limit.max, limit.incrementFrom?.text];
}

function guardOf({ rules: own }: ToolEntry, sharedCap: number | undefined) {
  return own && [hasRules(own), isConfined(own), protectionOf(own, sharedCap)];
}
