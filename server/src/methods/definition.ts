import { offsetAt } from '@mcp-policy/engine';
import { definitionsAt, namedAt } from '@mcp-policy/language';
import type { Location } from 'vscode-languageserver';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { placeInSnapshot } from '../surroundings/named-places.ts';

/** `textDocument/definition`: a tool leads to the snapshot and between `tools` and `hide`, a counter to its first limit. */
export function registerDefinition(session: Session): void {
  session.connection.onDefinition(
    runSafe(session, 'textDocument/definition', null, async ({ textDocument, position }) => {
      const document = session.documents.policy(textDocument.uri);
      if (!document) return null;
      const known = await session.facts(document);
      const offset = offsetAt(known.facts.parsed.document, position);
      const named = namedAt(known.facts, offset);
      if (!named) return null;
      const own: Location[] = definitionsAt(known.facts, offset).map((range) => ({ uri: document.uri, range }));
      const tool = named.kind === 'tool' && (await placeInSnapshot(session, document, known, named.name));
      return tool ? [tool, ...own] : own;
    }),
  );
}
