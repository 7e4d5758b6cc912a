import { offsetAt } from '@mcp-policy/engine';
import { hoverAt } from '@mcp-policy/language';
import { type Hover, MarkupKind } from 'vscode-languageserver';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { plainText } from './plain-text.ts';

/** `textDocument/hover` */
export function registerHover(session: Session): void {
  session.connection.onHover(
    runSafe(session, 'textDocument/hover', null, async ({ textDocument, position }) => {
      const document = session.documents.policy(textDocument.uri);
      if (!document) return null;
      const { facts } = await session.facts(document);
      const hover = hoverAt(facts, offsetAt(facts.parsed.document, position));
      if (!hover || session.client.markdownHover) return hover ?? null;
      return { ...hover, contents: withoutMarkdown(hover.contents) };
    }),
  );
}

function withoutMarkdown(contents: Hover['contents']): Hover['contents'] {
  if (typeof contents !== 'object' || !('kind' in contents)) return contents;
  return { kind: MarkupKind.PlainText, value: plainText(contents.value) };
}
