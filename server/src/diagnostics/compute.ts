import { diagnoseMost, toDiagnostic } from '@mcp-policy/language';
import type { Diagnostic } from 'vscode-languageserver';
import type { OpenDocument } from '../documents/open-document.ts';
import type { Session } from '../session.ts';
import { leftOut, maxFindings } from './left-out.ts';

export interface Computed {
  readonly version: number;
  /** Equal for two computations that must have found the same. */
  readonly stamp: string;
  diagnostics(): Diagnostic[];
}

const last = new WeakMap<OpenDocument, { readonly stamp: string; readonly diagnostics: Diagnostic[] }>();

/** What an editor is told of a policy as it stands. Nothing is computed twice for one stamp. */
export async function computeDiagnostics(session: Session, document: OpenDocument): Promise<Computed> {
  const { facts, stamp } = await session.facts(document);
  return {
    version: document.version,
    stamp,
    diagnostics() {
      const before = last.get(document);
      if (before?.stamp === stamp) return before.diagnostics;
      const { findings, left } = diagnoseMost(facts, maxFindings);
      const diagnostics = [...findings, ...leftOut(left)].map((finding) => toDiagnostic(finding));
      last.set(document, { stamp, diagnostics });
      return diagnostics;
    },
  };
}
