import { foldingRanges } from '@mcp-policy/language';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** `textDocument/foldingRange`: no more ranges than the client can show. */
export function registerFoldingRanges(session: Session): void {
  session.connection.onFoldingRanges(
    runSafe(session, 'textDocument/foldingRange', null, ({ textDocument }) => {
      const document = session.documents.policy(textDocument.uri);
      if (!document) return null;
      const { facts } = session.factsNow(document);
      return foldingRanges(facts, session.client.mostFoldingRanges);
    }),
  );
}
