import type { Operator, Window } from '../policy/model.ts';
import type { Decision } from './model.ts';

/** What a condition found at its path. `text` is JSON, digit for digit, cut when it is long; it may hold a secret. */
export type Seen =
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown' };

export type Truth = 'true' | 'false' | 'unknown';

export interface ExplainedCondition {
  readonly path: string;
  readonly op: Operator;
  /** JSON text of the policy's value. */
  readonly value: string;
  /** JSON Pointer to the condition. */
  readonly at: string;
  readonly seen: Seen;
  readonly result: Truth;
  /** `unreadable`: the operator can not read such a type. `undecidable`: a number was rounded before it came here. */
  readonly note: 'unreadable' | 'undecidable' | undefined;
  /** What the argument would have to be for the other result: `at most 10000, null or absent`. */
  readonly flip: string;
}

export interface ExplainedLimit {
  readonly counter: string;
  readonly window: Window;
  /** Text forms of numbers. `high` and `increment` may be `unknown`. */
  readonly max: string;
  readonly low: string;
  readonly high: string;
  readonly increment: string;
}

export type Stage = 'policy' | 'hide' | 'default' | 'call' | 'require' | 'deny_if' | 'approve_if' | 'limits' | 'end';

/** `skipped`: it does not apply to this call, as `approve_if` once a person has agreed. */
export type StepResult = 'passes' | 'denies' | 'approves' | 'allows' | 'unknown' | 'skipped';

export interface ExplainStep {
  readonly stage: Stage;
  /** As in a decision; `""` where no rule is concerned. */
  readonly rule: string;
  readonly at: string;
  readonly result: StepResult;
  /** False for a step after the one that decided: shown for completeness. */
  readonly reached: boolean;
  /** One sentence on what happened. */
  readonly text: string;
  /** What it would take for this step to come out the other way, or `""`. */
  readonly flip: string;
  readonly conditions: readonly ExplainedCondition[];
  readonly limit: ExplainedLimit | undefined;
  readonly decision: Decision | undefined;
}

export interface Explanation {
  readonly decision: Decision;
  /** In the order of docs/language.md, 3. The decision. */
  readonly steps: readonly ExplainStep[];
}
