import { offsetAt } from '@mcp-policy/engine';
import { hintTooltip, inlayHints } from '@mcp-policy/language';
import { type InlayHint, MarkupKind } from 'vscode-languageserver';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { defaultSettings } from '../surroundings/settings.ts';
import { readOrigin } from './origin.ts';
import { plainText } from './plain-text.ts';

/** `textDocument/inlayHint` and `inlayHint/resolve`: nothing when the setting `mcpPolicy.inlayHints` is off. */
export function registerInlayHints(session: Session): void {
  session.connection.languages.inlayHint.on(
    runSafe(session, 'textDocument/inlayHint', null, async ({ textDocument, range }) => {
      const document = session.documents.policy(textDocument.uri);
      if (!document) return null;
      const { facts } = await session.facts(document);
      const { settings = defaultSettings } = session.surroundings.peek(document.uri).surrounding ?? {};
      if (!settings.inlayHints) return [];
      const { parsed } = facts;
      const hints = inlayHints(facts, offsetAt(parsed.document, range.start), offsetAt(parsed.document, range.end));
      return hints.map((hint) => ({ ...hint, data: { uri: document.uri, tool: hint.data } }));
    }),
  );
  session.connection.languages.inlayHint.resolve(async (hint, token) => {
    const resolve = runSafe(session, 'inlayHint/resolve', hint, async (given: InlayHint) => {
      const origin = readOrigin(given.data);
      const document = origin && session.documents.policy(origin.uri);
      if (!document) return given;
      const { facts } = await session.facts(document);
      const tooltip = hintTooltip(facts, origin.tool);
      if (session.client.markdownHover) return { ...given, tooltip };
      return { ...given, tooltip: { kind: MarkupKind.PlainText, value: plainText(tooltip.value) } };
    });
    return resolve(hint, token);
  });
}
