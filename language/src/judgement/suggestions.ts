import { type Candidate, candidateOf, nearest } from '../words/near.ts';
import type { KnownTools } from './tools.ts';

interface Known {
  readonly candidates: readonly Candidate[];
  readonly near: Map<string, readonly string[]>;
}

const cache = new WeakMap<KnownTools, Known>();

/** Names to compare in one pass over a policy, in all: with a wrong snapshot every name is unknown, and each costs a comparison with all. */
const budget = 200_000;

/** How many unknown names of one policy get a suggestion. A function of the snapshot alone, so that every pass says the same. */
export function suggestionsPerPolicy({ names }: KnownTools): number {
  return Math.max(10, Math.floor(budget / Math.max(1, names.length)));
}

/** The tools that an unknown name was probably meant to be, best first; remembered with the snapshot. */
export function toolsNear(tools: KnownTools, name: string): readonly string[] {
  let known = cache.get(tools);
  if (!known) {
    known = { candidates: tools.names.map(candidateOf), near: new Map() };
    cache.set(tools, known);
  }
  let near = known.near.get(name);
  if (!near) {
    if (known.near.size > 10_000) known.near.clear();
    near = nearest(name, known.candidates);
    known.near.set(name, near);
  }
  return near;
}
