import type { Tool } from '../snapshot/model.ts';
import { claimsOf } from './annotation-evidence.ts';
import type { Category, Risk, Signal } from './model.ts';

/** A server's claim that its own tool's words deny. */
export interface Contradiction {
  readonly claim: 'readOnlyHint' | 'destructiveHint';
  /** What speaks against it. */
  readonly evidence: Signal;
  /** One sentence, ours: what is claimed, what speaks against it. */
  readonly why: string;
}

/** Below these weights a word is too weak to call a server's claim untrue. What destroys is more often a matter of opinion. */
const changesPlainly = 0.65;
const destroysPlainly = 0.85;

/** Claims of harmlessness against plain words: `readOnlyHint: true` on a `delete_…`, `destructiveHint: false` on it. */
export function contradictionsOf(tool: Tool, risk: Risk): readonly Contradiction[] {
  const claims = claimsOf(tool.annotations);
  const found: Contradiction[] = [];
  // Running something may well be read-only, so Execute denies nothing.
  const changes =
    claims.readOnly === true ? against(risk, ['Write', 'Destructive', 'Financial'], changesPlainly) : undefined;
  if (changes !== undefined) {
    found.push({
      claim: 'readOnlyHint',
      evidence: changes,
      why: `The server says that it only reads, but ${changes.why}.`,
    });
  }
  const destroys =
    claims.destructive === false && claims.readOnly !== true
      ? against(risk, ['Destructive'], destroysPlainly)
      : undefined;
  if (destroys !== undefined) {
    found.push({
      claim: 'destructiveHint',
      evidence: destroys,
      why: `The server says that it destroys nothing, but ${destroys.why}.`,
    });
  }
  return found;
}

function against(risk: Risk, categories: readonly Category[], plainly: number): Signal | undefined {
  return risk.signals.find(
    ({ source, category, weight }) =>
      (source === 'name' || source === 'description') &&
      category !== undefined &&
      categories.includes(category) &&
      weight >= plainly,
  );
}
