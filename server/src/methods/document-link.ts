import { documentLinks } from '@mcp-policy/language';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** `textDocument/documentLink` */
export function registerDocumentLinks(session: Session): void {
  session.connection.onDocumentLinks(
    runSafe(session, 'textDocument/documentLink', null, async ({ textDocument }) => {
      const document = session.documents.policy(textDocument.uri);
      if (!document) return null;
      const { facts } = await session.facts(document);
      return documentLinks(facts);
    }),
  );
}
