import { skeletonOf } from '@mcp-policy/mcp';
import type { KnownTools } from './tools.ts';

const cache = new WeakMap<KnownTools, ReadonlyMap<string, readonly string[]>>();

/** The tools of the snapshot whose names look like another one's, each with the others; found once a snapshot. */
export function lookAlikes(tools: KnownTools): ReadonlyMap<string, readonly string[]> {
  let twins = cache.get(tools);
  if (!twins) {
    twins = twinsAmong(tools.names);
    cache.set(tools, twins);
  }
  return twins;
}

/** Few names have any. */
function twinsAmong(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const bySkeleton = new Map<string, string[]>();
  for (const name of names) {
    const skeleton = skeletonOf(name);
    const same = bySkeleton.get(skeleton);
    if (same) same.push(name);
    else bySkeleton.set(skeleton, [name]);
  }
  const groups = [...bySkeleton.values()].filter((group) => group.length > 1);
  return new Map(groups.flatMap((group) => group.map((name) => [name, group.filter((one) => one !== name)] as const)));
}
