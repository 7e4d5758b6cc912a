import type { Tool } from '@mcp-policy/mcp';
import type { Facts } from '../../facts.ts';
import { knownTools, riskOf } from '../../judgement/tools.ts';
import { countOf } from '../../words/quote.ts';

/** The tools that there are to name: those of the snapshot, or without one those that recorded calls were made to. */
export function offeredTools(facts: Facts): Iterable<Tool> {
  const known = knownTools(facts);
  if (known) return known.byName.values();
  return [...(facts.recorded?.tools.keys() ?? [])].map((name) => ({ name }));
}

/** "Destructive · Critical", and how often it was called where only recordings know the tool. */
export function toolDetail(facts: Facts, name: string): string {
  const risk = riskOf(facts, name);
  const recorded = knownTools(facts) ? undefined : facts.recorded?.tools.get(name);
  const words = [risk?.category, risk?.level, recorded && `called ${countOf(recorded.calls, 'time')}`];
  return words.filter((word) => word !== undefined).join(' · ');
}
