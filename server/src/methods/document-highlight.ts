import { offsetAt } from '@mcp-policy/engine';
import { highlightsAt } from '@mcp-policy/language';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** `textDocument/documentHighlight` */
export function registerDocumentHighlights(session: Session): void {
  session.connection.onDocumentHighlight(
    runSafe(session, 'textDocument/documentHighlight', null, ({ textDocument, position }) => {
      const document = session.documents.policy(textDocument.uri);
      if (!document) return null;
      const { facts } = session.factsNow(document);
      return highlightsAt(facts, offsetAt(facts.parsed.document, position));
    }),
  );
}
