import { nearest } from '../words/near.ts';
import type { KnownTools } from './tools.ts';

const cache = new WeakMap<KnownTools, Map<string, readonly string[]>>();

/** Names to compare in one pass over a policy, in all: with a wrong snapshot every name is unknown, and each costs a comparison with all. */
const budget = 1_000_000;

/** How many unknown names of one policy get a suggestion. A function of the snapshot alone, so that every pass says the same. */
export function suggestionsPerPolicy({ names }: KnownTools): number {
  return Math.max(10, Math.floor(budget / Math.max(1, names.length)));
}

/** The tools that an unknown name was probably meant to be, best first; remembered with the snapshot. */
export function toolsNear(tools: KnownTools, name: string): readonly string[] {
  let known = cache.get(tools);
  if (!known) {
    known = new Map();
    cache.set(tools, known);
  }
  let near = known.get(name);
  if (!near) {
    if (known.size > 10_000) known.clear();
    near = nearest(name, tools.names);
    known.set(name, near);
  }
  return near;
}
