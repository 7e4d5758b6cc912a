import type { PoisonKind } from '../model.ts';

/** Words that no description of what a tool does needs. */
export interface Phrase {
  readonly kind: PoisonKind;
  /**
   * Without one of these in a text (in lower case), and one of `also`, the pattern need not be tried: nearly all texts have none. Single
   * words or parts of them, as any blanks may stand between two.
   */
  readonly needs: readonly string[];
  readonly also?: readonly string[];
  readonly pattern: RegExp;
  readonly what: string;
}
