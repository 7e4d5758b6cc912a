import { parsePolicy } from '@mcp-policy/engine';
import { diagnose } from '../diagnosis/diagnose.ts';
import { applyEdits, difference, type Edit, overlap } from '../edits/edit.ts';
import type { Facts } from '../facts.ts';
import { type Fix, isSafe } from './contract.ts';
import { fixContextOf } from './fixes-of.ts';
import { fixProviders } from './index.ts';

/** What fixing all came to. */
export interface FixedAll {
  /** The text afterwards. */
  readonly text: string;
  /** The edits that lead to it: none when there was nothing to fix, else one. */
  readonly edits: readonly Edit[];
  /** The titles of what was done. */
  readonly done: readonly string[];
}

/** Fixes that meet wait for the next round; there are never many, and a round that changes nothing is the last. */
const mostRounds = 20;

/**
 * Applies every fix that is the one right answer and does not let through more than before: it tightens, or changes
 * nothing in meaning. Names that were guessed and whatever loosens are left to the author.
 */
export function fixAll(facts: Facts): FixedAll {
  const before = facts.parsed.document.text;
  const done: string[] = [];
  let now = facts;
  for (let round = 0; round < mostRounds; round++) {
    const fixes = compatible(safeFixes(now));
    if (fixes.length === 0) break;
    done.push(...fixes.map((fix) => fix.title));
    const text = applyEdits(
      now.parsed.document.text,
      fixes.flatMap((fix) => fix.edits),
    );
    now = { ...now, parsed: parsePolicy(text, now.parsed) };
  }
  const text = now.parsed.document.text;
  const edit = difference(before, text);
  return { text, edits: edit ? [edit] : [], done };
}

function safeFixes(facts: Facts): readonly Fix[] {
  const context = fixContextOf(facts);
  const findings = diagnose(facts).filter((finding) => finding.fixable);
  return fixProviders.flatMap((provider) => {
    const own = findings.filter((finding) => provider.codes.includes(finding.code));
    const { all } = provider;
    if (!all) return own.flatMap((finding) => provider.one(context, finding).find(isSafe) ?? []);
    const safe = own.filter((finding) => all.isSafe(context, finding));
    return safe.length === 0 ? [] : (all.fix(context, safe) ?? []);
  });
}

/** Those of the fixes that can be applied together, the first ones first. */
function compatible(fixes: readonly Fix[]): readonly Fix[] {
  const taken: Fix[] = [];
  let edits: readonly Edit[] = [];
  for (const fix of fixes) {
    const together = [...edits, ...fix.edits];
    if (meet(edits, fix.edits) || overlap(together)) continue;
    edits = together;
    taken.push(fix);
  }
  return taken;
}

/** Edits of two fixes at one place would each bring their own comma. */
function meet(left: readonly Edit[], right: readonly Edit[]): boolean {
  return left.some((a) => right.some((b) => a.offset <= b.offset + b.length && b.offset <= a.offset + a.length));
}
