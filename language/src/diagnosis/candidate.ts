import { exactText, type ProblemData, type Severity, type Span } from '@mcp-policy/engine';
import type { DiagnosticTag } from 'vscode-languageserver-types';
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

interface ToldParts extends Pick<Told, 'code' | 'severity' | 'message' | 'ofForm'> {
  readonly tags?: readonly DiagnosticTag[] | undefined;
  readonly data?: ProblemData | undefined;
}

/** The members always in one order, wherever they come from: these are read by the thousand at every edit, and V8 reads objects of few shapes fast. */
export function toldBy({ code, severity, message, ofForm, tags, data }: ToldParts): Told {
  return {
    code,
    severity,
    message: exactText(message),
    ofForm,
    ...(tags === undefined ? {} : { tags }),
    ...(data === undefined ? {} : { data }),
  };
}

/** Whether an author is told the same. */
export function saysSame(a: Told, b: Told | undefined): boolean {
  if (a === b) return true;
  if (a.code !== b?.code || a.severity !== b.severity || a.message !== b.message) return false;
  return a.tags?.length === b.tags?.length && (a.tags?.every((tag, i) => tag === b.tags?.[i]) ?? true);
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
