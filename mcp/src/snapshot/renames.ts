import { distance } from 'fastest-levenshtein';
import { canonicalText } from '../json.ts';
import type { Tool } from './model.ts';

export interface Rename {
  readonly from: Tool;
  readonly to: Tool;
}

/** Longer names are no names, and comparing them is how a hostile listing would keep us busy. */
const longestName = 128;
/** Tools of one and the same schema, for the same reason. */
const mostAlike = 100;

/**
 * Which of the tools that went away came back under another name: the same input schema, and a name that is near and
 * begins with the same verb (or exactly the same description). When two candidates are equally near, nobody was renamed:
 * a policy must not follow a guess.
 */
export function findRenames(gone: readonly Tool[], fresh: readonly Tool[]): Rename[] {
  const candidates = new Map<string, Tool[]>();
  for (const tool of fresh) {
    if (tool.inputSchema === undefined) continue;
    const key = canonicalText(tool.inputSchema);
    const same = candidates.get(key);
    if (same === undefined) candidates.set(key, [tool]);
    else same.push(tool);
  }
  const claims = new Map<Tool, Tool[]>();
  for (const from of gone) {
    const to = nearest(from, candidates.get(canonicalText(from.inputSchema)) ?? []);
    if (to === undefined) continue;
    const others = claims.get(to);
    if (others === undefined) claims.set(to, [from]);
    else others.push(from);
  }
  return [...claims].flatMap(([to, [from, ...others]]) =>
    from === undefined || others.length > 0 ? [] : [{ from, to }],
  );
}

function nearest(from: Tool, candidates: readonly Tool[]): Tool | undefined {
  if (candidates.length > mostAlike) return undefined;
  let best: { tool: Tool; far: number } | undefined;
  let tie = false;
  for (const tool of candidates) {
    const far = howFar(from, tool);
    if (far === undefined) continue;
    tie = best !== undefined && far === best.far;
    if (best === undefined || far < best.far) best = { tool, far };
  }
  return tie ? undefined : best?.tool;
}

/** 0 for the same words; undefined when the names are not near. */
function howFar(from: Tool, to: Tool): number | undefined {
  if (from.name.length > longestName || to.name.length > longestName) return undefined;
  const words = wordsOf(from.name);
  const wordsNow = wordsOf(to.name);
  if (sorted(words) === sorted(wordsNow)) return 0;
  const sameText = from.description !== undefined && from.description === to.description;
  if (words[0] !== wordsNow[0] && !sameText) return undefined;
  const a = words.join('_');
  const b = wordsNow.join('_');
  const far = distance(a, b);
  return far <= Math.max(a.length, b.length) * 0.4 ? far : undefined;
}

function sorted(words: readonly string[]): string {
  return [...words].sort().join('_');
}

/** The words of `createIssue`, `create_issue`, `create-issue`, `issues.create`, in lower case. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
