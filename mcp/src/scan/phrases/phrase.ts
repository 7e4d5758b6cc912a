import type { PoisonKind } from '../model.ts';

/** Words that no description of what a tool does needs. */
export interface Phrase {
  readonly kind: PoisonKind;
  /** Without one of these in a text (in lower case), the pattern need not be tried: nearly all texts have none. */
  readonly needs: readonly string[];
  readonly pattern: RegExp;
  readonly what: string;
}
