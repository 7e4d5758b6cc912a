import { offsetAt } from '@mcp-policy/engine';
import { selectionAt } from '@mcp-policy/language';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** `textDocument/selectionRange`: one answer a position, in their order. */
export function registerSelectionRanges(session: Session): void {
  session.connection.onSelectionRanges(
    runSafe(session, 'textDocument/selectionRange', null, ({ textDocument, positions }) => {
      const document = session.documents.policy(textDocument.uri);
      if (!document) return null;
      const { facts } = session.factsNow(document);
      return positions.map((position) => selectionAt(facts, offsetAt(facts.parsed.document, position)));
    }),
  );
}
