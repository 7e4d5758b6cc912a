import { exact, type PlacedEntry, type PolicyDocument, type ToolEntry } from '@mcp-policy/engine';
import type { Facts } from '../facts.ts';
import { isHidden, type PolicyIndex } from '../judgement/policy-index.ts';
import { knownOfEach } from '../judgement/same-ends.ts';
import { hiddenNames } from '../judgement/steady.ts';
import { knownTools, riskOf } from '../judgement/tools.ts';
import type { ContextRule, EntryInputs, EntryRule } from '../rules/contract.ts';
import { rules } from '../rules/index.ts';
import { bySpan, type Candidate } from './candidate.ts';
import { candidatesOf, candidatesOfForm } from './severity.ts';

const entryRules = rules.filter((rule): rule is EntryRule => rule.scope === 'entry');
const contextRules = rules.filter((rule): rule is ContextRule => rule.scope === 'context');

/** All that is looked at besides the entry: while it is the same, so is what there is to tell. */
interface Ground {
  readonly facts: Omit<Facts, 'parsed'>;
  readonly hidden: ReadonlySet<string>;
  readonly sharedCap: number | undefined;
  /** One of each of the `contextRules`. */
  readonly contexts: readonly unknown[];
}

interface Checked {
  readonly ground: Ground;
  readonly inputs: EntryInputs;
  /** Problems of form, and what the rules of scope `entry` find. */
  readonly own: readonly Candidate[];
  /** What each of the `contextRules` finds. */
  readonly inContext: readonly (readonly Candidate[])[];
  /** All of it, in the order of the entry. */
  readonly candidates: readonly Candidate[];
}

/** What the `contextRules` find in most entries. */
const nothingInContext = contextRules.map(() => exact<Candidate>([]));

const kept = new WeakMap<ToolEntry, Checked>();

/** What was found of all entries of the newest version: see `ofNewest`. */
interface Pass {
  readonly ground: Ground;
  readonly entries: readonly PlacedEntry[];
  readonly known: readonly (readonly Candidate[])[];
}

const last = new WeakMap<PolicyDocument['lineage'], Pass>();

/**
 * What there is to tell of each entry, in its order: problems of its form, and what the rules find that look at one entry at a time.
 * What was found of an entry is kept with it, while the inputs of the rules are the same.
 */
export function checkEntries(facts: Facts, index: PolicyIndex): readonly (readonly Candidate[])[] {
  const { lineage, entries } = index.document;
  const ground = groundOf(facts, index);
  const before = last.get(lineage);
  const known = knownOfEach(before?.ground === ground ? before : undefined, entries, (entry) => {
    const found = kept.get(entry);
    if (found?.ground === ground) return found.candidates;
    const checked = check(inputsOf(facts, index, entry), ground, found);
    kept.set(entry, checked);
    return checked.candidates;
  });
  last.set(lineage, { ground, entries, known });
  return known;
}

/** The ground that entries were last checked on, if nothing in it is another one now: then all that was kept still holds. */
function groundOf({ parsed: _, ...facts }: Facts, index: PolicyIndex): Ground {
  const { document, sharedCap } = index;
  const contexts = contextRules.map((rule) => rule.context(index));
  const ground = { facts, hidden: hiddenNames(index), sharedCap, contexts };
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
    a.hidden === b.hidden &&
    a.contexts.every((context, rule) => context === b.contexts[rule])
  );
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

function check(inputs: EntryInputs, ground: Ground, before: Checked | undefined): Checked {
  const { severities } = ground.facts;
  const same = before?.ground.facts.severities === severities && sameInputs(before.inputs, inputs) ? before : undefined;
  const own = same?.own ?? checkAlone(inputs, severities);
  const inContext = contextRules.map((rule, number) => {
    const context = ground.contexts[number];
    const found = context === same?.ground.contexts[number] ? same?.inContext[number] : undefined;
    return found ?? candidatesOf(severities, rule, rule.check(inputs, context));
  });
  const isSame = same?.inContext.every((found, number) => found === inContext[number]);
  const candidates = same && isSame ? same.candidates : exact([own, ...inContext].flat().sort(bySpan));
  const isNothing = inContext.every((found) => found.length === 0);
  return { ground, inputs, own, inContext: isNothing ? nothingInContext : inContext, candidates };
}

function checkAlone(inputs: EntryInputs, severities: Facts['severities']): readonly Candidate[] {
  const found = candidatesOfForm(severities, inputs.entry.problems);
  for (const rule of entryRules) {
    for (const candidate of candidatesOf(severities, rule, rule.check(inputs))) found.push(candidate);
  }
  return exact(found);
}
