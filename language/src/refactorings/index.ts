import type { FixContext } from '../fixes/contract.ts';
import { askPerson } from './ask-person.ts';
import type { Refactoring, RefactoringProvider, Selection } from './contract.ts';
import { denyByDefaultKeeping } from './deny-by-default.ts';
import { denyHidden } from './deny-hidden.ts';
import { hideDenied } from './hide-denied.ts';
import { ownCounter } from './own-counter.ts';
import { shareCounter } from './share-counter.ts';
import { sortTools } from './sort-tools.ts';
import { splitRequire } from './split-require.ts';

/** Every kind of rewriting. */
export const refactoringProviders: readonly RefactoringProvider[] = [
  denyByDefaultKeeping,
  hideDenied,
  denyHidden,
  shareCounter,
  ownCounter,
  splitRequire,
  askPerson,
  sortTools,
];

/** What can be rewritten at a selection; nothing while the text is no JSON. */
export function refactoringsAt(context: FixContext, selection: Selection): readonly Refactoring[] {
  return context.index.readable ? refactoringProviders.flatMap((provider) => provider(context, selection)) : [];
}
