import type { Severity } from '@mcp-policy/engine';
import type { RuleFinding } from '../rules/contract.ts';

/** Something to tell that has not got its place in the text yet. */
export interface Candidate extends RuleFinding {
  readonly code: string;
  /** As the user has set it. */
  readonly severity: Severity;
  /** An error of form: a policy with one decides nothing, so nobody can accept it. */
  readonly ofForm: boolean;
}

/** Candidates whose spans are relative to `base`. */
export interface Group {
  readonly base: number;
  readonly candidates: readonly Candidate[];
}

/** In the order of the text; of one place, by code. */
export function bySpan(a: Candidate, b: Candidate): number {
  return (
    a.span.offset - b.span.offset ||
    a.span.offset + a.span.length - (b.span.offset + b.span.length) ||
    (a.code === b.code ? 0 : a.code < b.code ? -1 : 1)
  );
}
