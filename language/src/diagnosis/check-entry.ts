import type { ToolEntry } from '@mcp-policy/engine';
import type { Facts } from '../facts.ts';
import { isHidden, type PolicyIndex } from '../judgement/policy-index.ts';
import { knownTools, riskOf } from '../judgement/tools.ts';
import type { EntryInputs, EntryRule } from '../rules/contract.ts';
import { rules } from '../rules/index.ts';
import { bySpan, type Candidate } from './candidate.ts';
import { candidatesOf, candidatesOfForm } from './severity.ts';

const entryRules = rules.filter((rule): rule is EntryRule => rule.scope === 'entry');

/** All that `EntryInputs` and severities are made of, but for the entry: while it is the same, so are they. */
interface Ground {
  readonly facts: Omit<Facts, 'parsed'>;
  readonly hidden: PolicyIndex['hidden'];
  readonly sharedCap: number | undefined;
}

interface Checked {
  readonly ground: Ground;
  readonly inputs: EntryInputs;
  readonly candidates: readonly Candidate[];
}

const kept = new WeakMap<ToolEntry, Checked>();

/** What there is to tell of an entry, in its order: problems of its form, and what the rules of scope `entry` find. */
export type CheckEntry = (entry: ToolEntry) => readonly Candidate[];

/** Checks the entries of one version. What was found of an entry is kept with it, while the inputs of the rules are the same. */
export function entryChecker(facts: Facts, index: PolicyIndex): CheckEntry {
  const ground = groundOf(facts, index);
  const { severities } = facts;
  return (entry) => {
    const before = kept.get(entry);
    if (before?.ground === ground) return before.candidates;
    const inputs = inputsOf(facts, index, entry);
    const isSame = before && before.ground.facts.severities === severities && sameInputs(before.inputs, inputs);
    const candidates = isSame ? before.candidates : check(inputs, severities);
    kept.set(entry, { ground, inputs, candidates });
    return candidates;
  };
}

/** The ground that entries were last checked on, if nothing in it is another one now: then all that was kept still holds. */
function groundOf({ parsed: _, ...facts }: Facts, { document, hidden, sharedCap }: PolicyIndex): Ground {
  const ground = { facts, hidden, sharedCap };
  const { entries } = document;
  // One edit is seldom at both ends of the text.
  const known = [entries[0], entries.at(-1)].map((placed) => placed && kept.get(placed.entry)?.ground);
  return known.find((before) => before && sameGround(before, ground)) ?? ground;
}

function sameGround(a: Ground, b: Ground): boolean {
  return (
    knownTools(a.facts) === knownTools(b.facts) &&
    a.facts.server === b.facts.server &&
    a.facts.serverTrusted === b.facts.serverTrusted &&
    a.facts.severities === b.facts.severities &&
    a.facts.categories === b.facts.categories &&
    a.sharedCap === b.sharedCap &&
    sameNames(a.hidden, b.hidden)
  );
}

function sameNames(a: PolicyIndex['hidden'], b: PolicyIndex['hidden']): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const name of a.keys()) if (!b.has(name)) return false;
  return true;
}

function inputsOf(facts: Facts, index: PolicyIndex, entry: ToolEntry): EntryInputs {
  const tools = knownTools(facts);
  return {
    entry,
    tool: tools?.byName.get(entry.name),
    risk: riskOf(facts, entry.name),
    hidden: isHidden(index, entry.name),
    sharedCap: index.sharedCap,
    snapshotKnown: tools !== undefined,
  };
}

function sameInputs(a: EntryInputs, b: EntryInputs): boolean {
  return (
    a.entry === b.entry &&
    a.tool === b.tool &&
    a.risk === b.risk &&
    a.hidden === b.hidden &&
    a.sharedCap === b.sharedCap &&
    a.snapshotKnown === b.snapshotKnown
  );
}

function check(inputs: EntryInputs, severities: Facts['severities']): readonly Candidate[] {
  const found = candidatesOfForm(severities, inputs.entry.problems);
  for (const rule of entryRules) {
    for (const candidate of candidatesOf(severities, rule, rule.check(inputs))) found.push(candidate);
  }
  return found.sort(bySpan);
}
