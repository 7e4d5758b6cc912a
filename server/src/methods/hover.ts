import { offsetAt } from '@mcp-policy/engine';
import { hoverAt } from '@mcp-policy/language';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** `textDocument/hover` */
export function registerHover(session: Session): void {
  session.connection.onHover(
    runSafe(session, 'textDocument/hover', null, async ({ textDocument, position }) => {
      const document = session.documents.policy(textDocument.uri);
      if (!document) return null;
      const { facts } = await session.facts(document);
      return hoverAt(facts, offsetAt(facts.parsed.document, position)) ?? null;
    }),
  );
}
