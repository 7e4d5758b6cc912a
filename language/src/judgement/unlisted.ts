import type { HideEntry, PlacedEntry, PolicyDocument } from '@mcp-policy/engine';
import type { Tool } from '@mcp-policy/mcp';
import type { Facts } from '../facts.ts';
import { indexOf, isHidden, type PolicyIndex } from './policy-index.ts';
import { knownOfEach } from './same-ends.ts';
import { suggestionsPerPolicy, toolsNear } from './suggestions.ts';
import { type KnownTools, knownTools } from './tools.ts';

/** The places of names that are no tools of the snapshot, in the order of the text. */
export interface UnknownNames {
  readonly hidden: readonly HideEntry[];
  readonly entries: readonly PlacedEntry[];
}

/** What of the names in a policy and those in the snapshot has no counterpart. */
interface Unmatched {
  readonly index: PolicyIndex;
  readonly tools: KnownTools;
  readonly unlisted: readonly Tool[];
  readonly unknown: UnknownNames;
  readonly entries: readonly PlacedEntry[];
  /** Of each entry, whether it is named as a tool of the snapshot is. */
  readonly known: readonly boolean[];
}

/** Of the newest version: see `ofNewest`. */
const kept = new WeakMap<PolicyDocument['lineage'], Unmatched>();

function unmatched(index: PolicyIndex, tools: KnownTools): Unmatched {
  const { lineage, entries } = index.document;
  const before = kept.get(lineage);
  if (before?.index === index && before.tools === tools) return before;
  const isKnown = ({ name }: { readonly name: string }) => tools.byName.has(name);
  const known = knownOfEach(before?.tools === tools ? before : undefined, entries, isKnown);
  const unknown = {
    hidden: index.head.hide.filter((entry) => !isKnown(entry)),
    entries: entries.filter((_, at) => known[at] === false),
  };
  const unlisted = namesAll(index, tools, unknown) ? [] : unlistedIn(index, tools);
  const found = { index, tools, unlisted, unknown, entries, known };
  kept.set(lineage, found);
  return found;
}

/** Whether every tool of the snapshot is named: told by counting, as in most policies all are. */
function namesAll(index: PolicyIndex, tools: KnownTools, unknown: UnknownNames): boolean {
  const ruled = index.entries.size - new Set(unknown.entries.map(({ entry }) => entry.name)).size;
  let hidden = 0;
  for (const name of index.hidden.keys()) if (tools.byName.has(name) && !index.entries.has(name)) hidden++;
  return ruled + hidden === tools.byName.size;
}

function unlistedIn(index: PolicyIndex, tools: KnownTools): readonly Tool[] {
  return [...tools.byName.values()].filter(({ name }) => !index.entries.has(name) && !isHidden(index, name));
}

/** The tools of the snapshot that the policy names nowhere, neither in `tools` nor in `hide`, in the snapshot's order. */
export function unlistedTools(facts: Facts): readonly Tool[] {
  const tools = knownTools(facts);
  return tools ? unmatched(indexOf(facts.parsed), tools).unlisted : [];
}

/** The names in a policy that are no tools of the snapshot; `"*"` and blanks among them. */
export function unknownIn(index: PolicyIndex, tools: KnownTools): UnknownNames {
  return unmatched(index, tools).unknown;
}

/**
 * Those of the unlisted tools that may be added: not the ones that a misspelt name was probably meant for. Its author has
 * said what to do with them, and it may be the contrary.
 */
export function toolsToAdd(facts: Facts): readonly Tool[] {
  const tools = knownTools(facts);
  if (!tools) return [];
  const meant = new Set(unknownNames(facts, tools).flatMap((name) => toolsNear(tools, name)));
  return unlistedTools(facts).filter((tool) => !meant.has(tool.name));
}

/** As many unknown names as get a suggestion. */
function unknownNames({ parsed }: Facts, tools: KnownTools): readonly string[] {
  const { hidden, entries } = unknownIn(indexOf(parsed), tools);
  return [...new Set([...hidden.map(({ name }) => name), ...entries.map(({ entry }) => entry.name)])].slice(
    0,
    suggestionsPerPolicy(tools),
  );
}
