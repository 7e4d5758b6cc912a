import type { Tool } from '@mcp-policy/mcp';
import type { Facts } from '../facts.ts';
import { indexOf, isHidden } from './policy-index.ts';
import { suggestionsPerPolicy, toolsNear } from './suggestions.ts';
import { type KnownTools, knownTools } from './tools.ts';

/** The tools of the snapshot that the policy names nowhere, neither in `tools` nor in `hide`, in the snapshot's order. */
export function unlistedTools(facts: Facts): readonly Tool[] {
  const tools = knownTools(facts);
  if (!tools) return [];
  const index = indexOf(facts.parsed);
  return [...tools.byName.values()].filter((tool) => !index.entries.has(tool.name) && !isHidden(index, tool.name));
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
  const { hidden, entries } = indexOf(parsed);
  return [...hidden.keys(), ...entries.keys()]
    .filter((name) => !tools.byName.has(name))
    .slice(0, suggestionsPerPolicy(tools));
}
