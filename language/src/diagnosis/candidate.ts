import type { Severity, Span } from '@mcp-policy/engine';
import type { RuleFinding } from '../rules/contract.ts';

/** What is told of some place, wherever it is: when the text around it moves, it stays the same object. */
export interface Told extends Omit<RuleFinding, 'span'> {
  readonly code: string;
  /** As the user has set it. */
  readonly severity: Severity;
  /** An error of form: a policy with one decides nothing, so nobody can accept it. */
  readonly ofForm: boolean;
}

/** Something to tell, with its place relative to the entry or to the text that it is found in. */
export interface Candidate {
  readonly told: Told;
  readonly span: Span;
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
    byCode(a.told, b.told)
  );
}

export function byCode(a: Told, b: Told): number {
  if (a.code === b.code) return 0;
  return a.code < b.code ? -1 : 1;
}
