import { ofNewest } from './of-newest.ts';
import type { PolicyIndex } from './policy-index.ts';

/**
 * Something that is made of a part of a policy alone, `keyOf`: the same object in all versions that have this part in common, so that
 * what was found out with it can be kept. It must hold nothing of a version itself, lest that stays in memory with its whole text.
 */
export function steady<Made>(
  keyOf: (index: PolicyIndex) => string,
  make: (key: string) => Made,
): (index: PolicyIndex) => Made {
  return ofNewest(({ document }) => document.lineage, keyOf, make);
}

/** The names in `hide`, `"*"` among them. */
export const hiddenNames = steady(
  ({ hidden }) => JSON.stringify([...hidden.keys()]),
  (key): ReadonlySet<string> => new Set(JSON.parse(key)),
);
