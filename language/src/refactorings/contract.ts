import type { Edit } from '../edits/edit.ts';
import type { FixContext, Meaning } from '../fixes/contract.ts';

/** What is selected, by absolute offsets; a cursor is a selection of no length. */
export interface Selection {
  readonly start: number;
  readonly end: number;
}

/** Another way to write what is there. Its edits do not overlap. */
export interface Refactoring {
  readonly title: string;
  /** Below `refactor.rewrite`, so that an editor can bind a key to it: `sortTools`. */
  readonly kind: string;
  /** What it does to the calls that the policy allows; the title says what it does beside that. */
  readonly meaning: Meaning;
  readonly edits: readonly Edit[];
}

/** What can be rewritten at a selection. Asked with every move of the cursor, of a text that is JSON. */
export type RefactoringProvider = (context: FixContext, selection: Selection) => readonly Refactoring[];
