import type { ProblemData, Range, Severity } from '@mcp-policy/engine';
import { type Diagnostic, DiagnosticSeverity, type DiagnosticTag } from 'vscode-languageserver-types';

/** Something an author should be told about one place of a policy. */
export interface Finding {
  /** `category/name`; stable. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, what it lets happen, what to do. Plain text: a server's words in it are quoted. */
  readonly message: string;
  readonly range: Range;
  /** `DiagnosticTag.Unnecessary` fades what has no effect. */
  readonly tags?: readonly DiagnosticTag[];
  /** What a fix needs to know: nothing is ever read back from `message`. */
  readonly data?: ProblemData;
  /** Whether a quick-fix exists for this finding in this document. */
  readonly fixable: boolean;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The name that diagnostics carry as their source. */
export const diagnosticSource = 'mcp-policy';

/**
 * A finding as LSP carries it. `docsBase` is where the rule pages stand; with it a diagnostic links to
 * `<docsBase>/<category>/<name>.md`.
 */
export function toDiagnostic(finding: Omit<Finding, 'fixable'>, docsBase?: string): Diagnostic {
  return { range: toLspRange(finding.range), ...toldInDiagnostic(finding, docsBase) };
}

/** All of a diagnostic but its place. What only fixes need is left out: they find it anew, and a policy may have a thousand findings. */
export function toldInDiagnostic(
  { severity, code, message, tags }: Omit<Finding, 'range' | 'fixable' | 'data'>,
  docsBase?: string,
): Omit<Diagnostic, 'range'> {
  return {
    severity: severities[severity],
    code,
    source: diagnosticSource,
    message,
    ...(docsBase === undefined ? {} : { codeDescription: { href: `${docsBase}/${code}.md` } }),
    ...(tags === undefined ? {} : { tags: [...tags] }),
  };
}

/** An engine range without its offsets, as LSP carries it. */
export function toLspRange({ start, end }: Range): Diagnostic['range'] {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}
