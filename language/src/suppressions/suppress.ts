import { lastEntryAt, type ParsedPolicy, type ProblemData } from '@mcp-policy/engine';
import type { Candidate } from '../diagnosis/candidate.ts';
import type { Facts, Suppression } from '../facts.ts';
import type { Finding } from '../finding.ts';

/** A finding that somebody has accepted. */
export interface Accepted {
  readonly finding: Finding;
  readonly by: Suppression;
}

/** Knows what somebody has accepted, and remembers which suppression did something. */
export class Suppressor {
  /** Those whose last day is over: they hide nothing any more. */
  readonly expired: readonly Suppression[];
  private readonly holding: readonly Suppression[];
  private readonly byRule = new Map<string, Suppression[]>();
  private readonly used = new Set<Suppression>();
  private readonly facts: Facts;

  constructor(facts: Facts) {
    this.facts = facts;
    const all = facts.suppressions ?? [];
    const today = dayOf(facts.now);
    this.expired = all.filter(({ until }) => until !== undefined && until < today);
    this.holding = all.filter((suppression) => !this.expired.includes(suppression));
    for (const suppression of this.holding) {
      const same = this.byRule.get(suppression.rule);
      if (same) same.push(suppression);
      else this.byRule.set(suppression.rule, [suppression]);
    }
  }

  /**
   * The suppression by which a finding has been accepted. An error of form is no judgement that could be, since a policy
   * with one decides nothing. `base` is what the finding's span is relative to.
   */
  acceptedBy({ told, span }: Candidate, base: number): Suppression | undefined {
    const about = told.ofForm ? undefined : this.byRule.get(told.code);
    if (!about) return undefined;
    const tool = toolAt(base + span.offset, told.data, this.facts.parsed);
    const matching = about.filter((suppression) => suppression.tool === undefined || suppression.tool === tool);
    for (const suppression of matching) this.used.add(suppression);
    return matching[0];
  }

  /** Suppressions that hold today and hid nothing so far. */
  idle(): readonly Suppression[] {
    return this.holding.filter((suppression) => !this.used.has(suppression));
  }
}

/** Days as `2027-01-31` order as their texts do. */
function dayOf(now: number): string {
  return Number.isFinite(now) ? new Date(now).toISOString().slice(0, 10) : '';
}

/** The tool that a finding is about: that of the entry it stands in, else the one that it names. */
export function toolOfFinding({ range, data }: Finding, parsed: ParsedPolicy): string | undefined {
  return toolAt(range.start.offset, data, parsed);
}

function toolAt(
  at: number,
  data: ProblemData | undefined,
  { document: { entries } }: ParsedPolicy,
): string | undefined {
  const placed = entries[lastEntryAt(entries, at)];
  if (placed && at < placed.offset + placed.entry.text.length) return placed.entry.name;
  return typeof data?.tool === 'string' ? data.tool : undefined;
}
