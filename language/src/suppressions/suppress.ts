import type { ParsedPolicy } from '@mcp-policy/engine';
import type { Facts, Suppression } from '../facts.ts';
import type { Finding } from '../finding.ts';

/** A finding that somebody has accepted. */
export interface Accepted {
  readonly finding: Finding;
  readonly by: Suppression;
}

/** What is left of the findings, and what each suppression did. */
export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly accepted: readonly Accepted[];
  /** Suppressions that hold today and hid nothing. */
  readonly idle: readonly Suppression[];
  /** Those whose last day is over: they hide nothing any more. */
  readonly expired: readonly Suppression[];
}

/**
 * Takes out the findings that somebody has accepted. An error of form is no judgement that could be accepted, since a
 * policy with one decides nothing: `errorsOfForm` stay whatever is written down.
 */
export function suppress(facts: Facts, findings: readonly Finding[], errorsOfForm: ReadonlySet<Finding>): Suppressed {
  const all = facts.suppressions ?? [];
  if (all.length === 0) return { findings, accepted: [], idle: [], expired: [] };
  const today = dayOf(facts.now);
  const expired = all.filter(({ until }) => until !== undefined && until < today);
  const holding = all.filter((suppression) => !expired.includes(suppression));
  const used = new Set<Suppression>();
  const accepted: Accepted[] = [];
  const left = findings.filter((finding) => {
    if (errorsOfForm.has(finding)) return true;
    const matching = holding.filter((suppression) => isAbout(suppression, finding, facts.parsed));
    for (const suppression of matching) used.add(suppression);
    const [by] = matching;
    if (by) accepted.push({ finding, by });
    return by === undefined;
  });
  return { findings: left, accepted, idle: holding.filter((suppression) => !used.has(suppression)), expired };
}

/** Days as `2027-01-31` order as their texts do. */
function dayOf(now: number): string {
  return Number.isFinite(now) ? new Date(now).toISOString().slice(0, 10) : '';
}

function isAbout({ rule, tool }: Suppression, finding: Finding, parsed: ParsedPolicy): boolean {
  return finding.code === rule && (tool === undefined || toolOfFinding(finding, parsed) === tool);
}

/** The tool that a finding is about: that of the entry it stands in, else the one that it names. */
export function toolOfFinding({ range, data }: Finding, { document: { entries } }: ParsedPolicy): string | undefined {
  const at = range.start.offset;
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.offset ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const placed = entries[low - 1];
  if (placed && at < placed.offset + placed.entry.text.length) return placed.entry.name;
  return typeof data?.tool === 'string' ? data.tool : undefined;
}
