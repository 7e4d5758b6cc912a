import { offsetAt } from '@mcp-policy/engine';
import { semanticTokens, tokensEdit } from '@mcp-policy/language';
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import type { OpenDocument } from '../documents/open-document.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

const nothing: SemanticTokens = { data: [] };

/** `textDocument/semanticTokens/full`, `…/full/delta` and `…/range` */
export function registerSemanticTokens(session: Session): void {
  const { semanticTokens: requests } = session.connection.languages;
  /** What the client was last answered for a document: a delta is told against it. */
  const answered = new WeakMap<OpenDocument, { readonly resultId: string; readonly data: readonly number[] }>();
  let answers = 0;

  const answer = (document: OpenDocument, data: number[]): { resultId: string; data: number[] } => {
    const result = { resultId: String(++answers), data };
    answered.set(document, result);
    return result;
  };

  requests.on(
    runSafe(session, 'textDocument/semanticTokens/full', nothing, async ({ textDocument }) => {
      const document = session.documents.policy(textDocument.uri);
      if (!document) return nothing;
      const { facts } = await session.facts(document);
      return answer(document, semanticTokens(facts));
    }),
  );
  requests.onDelta(
    runSafe<{ textDocument: { uri: string }; previousResultId: string }, SemanticTokens | SemanticTokensDelta>(
      session,
      'textDocument/semanticTokens/full/delta',
      nothing,
      async ({ textDocument, previousResultId }) => {
        const document = session.documents.policy(textDocument.uri);
        if (!document) return nothing;
        const { facts } = await session.facts(document);
        const before = answered.get(document);
        const after = answer(document, semanticTokens(facts));
        if (before?.resultId !== previousResultId) return after;
        const edit = tokensEdit(before.data, after.data);
        return { resultId: after.resultId, edits: edit ? [edit] : [] };
      },
    ),
  );
  requests.onRange(
    runSafe(session, 'textDocument/semanticTokens/range', nothing, async ({ textDocument, range }) => {
      const document = session.documents.policy(textDocument.uri);
      if (!document) return nothing;
      const { facts } = await session.facts(document);
      const lines = facts.parsed.document;
      return { data: semanticTokens(facts, offsetAt(lines, range.start), offsetAt(lines, range.end)) };
    }),
  );
}
