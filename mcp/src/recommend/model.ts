/** A limit as it is written in a policy. */
export interface LimitJson {
  readonly counter: string;
  readonly window: 'minute' | 'hour' | 'day';
  readonly max: number;
  readonly scope: 'grant';
}

/** What the published pages recommend for a tool of this category, ready to be written into a policy. */
export type Recommendation =
  | { readonly kind: 'list'; readonly rules: Readonly<Record<string, never>> }
  | { readonly kind: 'limit'; readonly rules: { readonly limits: readonly [LimitJson] } }
  | { readonly kind: 'hide' }
  | {
      readonly kind: 'approval';
      readonly rules: { readonly deny_if: readonly [{ readonly conditions: readonly []; readonly on_deny: string }] };
    };

/** One condition as it is written in a policy. */
export interface CheckCondition {
  readonly path: string;
  readonly op: 'in' | 'gt' | 'gte' | 'lt' | 'lte' | 'regex';
  readonly value: string | number | readonly (string | number)[];
}

/** What one argument of a tool can be held to, by a rule in `require`. */
export interface ArgumentCheck {
  readonly argument: string;
  /**
   * `choice`: one of a list; `bound`: within bounds; `path`: a path beneath where it starts; `words`: a command of plain words, without
   * what a shell treats as its own; `select`: one SQL statement that reads.
   */
  readonly kind: 'choice' | 'bound' | 'path' | 'words' | 'select';
  /** All must hold. */
  readonly conditions: readonly CheckCondition[];
  /** Values of the schema's enumeration that were left out, since they name something worse: the server's words. */
  readonly left: readonly string[];
}
