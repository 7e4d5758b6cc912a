import type { Suppression } from './config/model.ts';
import { compileGlob } from './glob.ts';

/** A suppression that applies to one policy. */
export interface PolicySuppression extends Suppression {
  /** True when it can apply to no other policy: then it is known whether anything needs it. */
  readonly onlyHere: boolean;
}

export interface FoundSuppressions {
  readonly suppressions: readonly PolicySuppression[];
  /** Globs that cannot be used, in words. A suppression with one hides nothing. */
  readonly problems: readonly string[];
}

/**
 * The suppressions whose `file` means the policy at `path`, relative to the root. `isOnlyPolicy` takes a walk, so it is
 * asked at most once, and only when it matters.
 */
export async function suppressionsFor(
  path: string,
  all: readonly Suppression[],
  isOnlyPolicy: () => Promise<boolean>,
): Promise<FoundSuppressions> {
  const found: PolicySuppression[] = [];
  const problems: string[] = [];
  let alone: Promise<boolean> | undefined;
  for (const suppression of all) {
    const { file } = suppression;
    if (file !== undefined) {
      const glob = compileGlob(file);
      if (!glob.ok) problems.push(glob.problem);
      if (!glob.ok || !glob.matches(path)) continue;
    }
    const named = file !== undefined && file.replace(/^(?:\.\/)+/, '') === path;
    if (!named) alone ??= isOnlyPolicy();
    found.push({ ...suppression, onlyHere: named || (await alone) === true });
  }
  return { suppressions: found, problems };
}
