import type { Tool } from '@mcp-policy/mcp';
import type { Facts } from '../facts.ts';
import { indexOf, isHidden } from './policy-index.ts';
import { knownTools } from './tools.ts';

/** The tools of the snapshot that the policy names nowhere, neither in `tools` nor in `hide`, in the snapshot's order. */
export function unlistedTools(facts: Facts): readonly Tool[] {
  const tools = knownTools(facts);
  if (!tools) return [];
  const index = indexOf(facts.parsed);
  return [...tools.byName.values()].filter((tool) => !index.entries.has(tool.name) && !isHidden(index, tool.name));
}
