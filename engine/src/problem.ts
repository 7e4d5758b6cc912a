import type { Span } from './syntax/nodes.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A place in a text: line and character from zero, as in LSP, and the UTF-16 offset from the text's start. */
export interface Position {
  readonly line: number;
  readonly character: number;
  readonly offset: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** What a fix needs to know. Plain JSON, so that it can travel in `Diagnostic.data`. */
export type ProblemData = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** One thing wrong with the form of a policy. `code` is stable: `category/name`. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly data?: ProblemData;
}

/** A problem before it is placed in a version of the text: the span is relative to its entry, or absolute outside one. */
export interface UnplacedProblem extends Span {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly data?: ProblemData;
}
