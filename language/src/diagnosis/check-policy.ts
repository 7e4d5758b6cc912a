import { type PlacedEntry, type PolicyDocument, sameHead, type ToolEntry } from '@mcp-policy/engine';
import { ageInWords } from '@mcp-policy/mcp';
import type { Facts } from '../facts.ts';
import { countOf, limitsOf } from '../judgement/counters.ts';
import type { PolicyIndex } from '../judgement/policy-index.ts';
import { hasRules, isConfined, protectionOf } from '../judgement/protection.ts';
import type { EntryPart, PolicyRule } from '../rules/contract.ts';
import { rules } from '../rules/index.ts';
import type { Candidate } from './candidate.ts';
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
 * What the rules of scope `policy` find. When an edit lay in single entries, only those rules look again that read what it
 * has changed of them; what the others found is where it was, or as much further on as the text has moved.
 */
export function checkPolicy(facts: Facts, index: PolicyIndex): readonly Candidate[] {
  const { lineage } = index.document;
  const before = last.get(lineage);
  const edited = before && isSameGround(before, { facts, index }) ? editedEntries(before.index, index) : undefined;
  const found = new Map<PolicyRule, readonly Candidate[]>();
  for (const rule of policyRules) {
    if (severityOf(facts.severities, rule.code, rule.severity) === 'off') continue;
    const kept = edited && moved(before?.found.get(rule), rule, edited, index);
    found.set(rule, kept ?? candidatesOf(facts.severities, rule, rule.check({ facts, index })));
  }
  last.set(lineage, { facts, index, found });
  return [...found.values()].flat();
}

/** Whether all that rules know besides the entries is the same. What depends on the time is told in words. */
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
    before.index.readable === now.index.readable &&
    sameHead(before.index.document, now.index.document)
  );
}

const day = 24 * 60 * 60 * 1000;

function ageOf({ snapshot, now }: Facts): string {
  if (snapshot.state !== 'found') return '';
  const { takenAt } = snapshot.snapshot;
  return `${ageInWords(takenAt, now)} ${takenAt === undefined ? '' : Math.floor((now - Date.parse(takenAt)) / day)}`;
}

/** Entries that stand where others stood, with nothing else changed. */
interface Edited {
  readonly pairs: readonly { readonly before: PlacedEntry; readonly now: PlacedEntry }[];
  /** Where the first old one begins and the last one ended. */
  readonly start: number;
  readonly end: number;
  /** How much further on everything behind them stands. */
  readonly shift: number;
}

function editedEntries(before: PolicyIndex, now: PolicyIndex): Edited | undefined {
  const [old, entries] = [before.document.entries, now.document.entries];
  if (old.length !== entries.length) return undefined;
  const isKept = (index: number) => old[index]?.entry === entries[index]?.entry;
  let from = 0;
  while (from < old.length && isKept(from)) from++;
  let to = old.length;
  while (to > from && isKept(to - 1)) to--;
  const pairs = old.slice(from, to).flatMap((placed, i) => {
    const other = entries[from + i];
    return other ? [{ before: placed, now: other }] : [];
  });
  const shift = now.document.text.length - before.document.text.length;
  const [first, final] = [pairs[0], pairs.at(-1)];
  if (!first || !final) return shift === 0 ? { pairs, start: 0, end: 0, shift } : undefined;
  const end = endOf(final.before);
  if (first.before.offset !== first.now.offset || end + shift !== endOf(final.now)) return undefined;
  return { pairs, start: first.before.offset, end, shift };
}

function endOf({ entry, offset }: PlacedEntry): number {
  return offset + entry.text.length;
}

/** What a rule found before, where it is now; undefined when it has to look again. */
function moved(
  found: readonly Candidate[] | undefined,
  rule: PolicyRule,
  { pairs, start, end, shift }: Edited,
  index: PolicyIndex,
): readonly Candidate[] | undefined {
  if (!found || !pairs.every(({ before, now }) => isSameTo(rule.reads, before.entry, now.entry, index)))
    return undefined;
  const keys = new Map(pairs.map(({ before, now }) => [before.offset, now.offset]));
  const candidates: Candidate[] = [];
  for (const candidate of found) {
    const { offset, length } = candidate.span;
    const isInside = offset >= start && offset < end;
    const to = isInside ? keys.get(offset) : offset < start ? offset : offset + shift;
    // Something inside an entry that has changed: nobody knows where it is now.
    if (to === undefined) return undefined;
    candidates.push(to === offset ? candidate : { told: candidate.told, span: { offset: to, length } });
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
  return [countOf(limit), limit.max, limit.incrementFrom?.text];
}

function guardOf({ rules: own }: ToolEntry, sharedCap: number | undefined) {
  return own && [hasRules(own), isConfined(own), protectionOf(own, sharedCap)];
}
