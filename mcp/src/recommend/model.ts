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
