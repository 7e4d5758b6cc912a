import { offsetAt } from '@mcp-policy/engine';
import { completeAt, resolveCompletion } from '@mcp-policy/language';
import { type CompletionItem, type CompletionList, MarkupKind } from 'vscode-languageserver';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { plainText } from './plain-text.ts';

const nothing: CompletionList = { isIncomplete: false, items: [] };

/** `textDocument/completion` and `completionItem/resolve` */
export function registerCompletion(session: Session): void {
  session.connection.onCompletion(
    runSafe(session, 'textDocument/completion', nothing, async ({ textDocument, position }) => {
      const document = session.documents.policy(textDocument.uri);
      if (!document) return nothing;
      const { facts } = await session.facts(document);
      const list = completeAt(facts, offsetAt(facts.parsed.document, position), {
        snippets: session.client.snippets,
        labelDetails: session.client.labelDetails,
      });
      // Which document an item belongs to must come back with it: resolving knows nothing else.
      const items = list.items.map((item) => ({
        ...readable(item, session),
        data: { uri: document.uri, item: item.data },
      }));
      return { ...list, items };
    }),
  );

  session.connection.onCompletionResolve(async (item, token) => {
    const resolve = runSafe(session, 'completionItem/resolve', item, async (given: CompletionItem) => {
      const origin = originOf(given.data);
      const document = origin && session.documents.policy(origin.uri);
      if (!document) return given;
      const { facts } = await session.facts(document);
      const resolved = resolveCompletion(facts, { ...given, data: origin.item });
      return { ...readable(resolved, session), data: given.data };
    });
    return resolve(item, token);
  });
}

/** The item's documentation as the client can show it. */
function readable(item: CompletionItem, session: Session): CompletionItem {
  const { documentation } = item;
  if (session.client.markdownCompletion || typeof documentation !== 'object') return item;
  return { ...item, documentation: { kind: MarkupKind.PlainText, value: plainText(documentation.value) } };
}

/** What `onCompletion` has put into an item; whatever else a client sends belongs to no document. */
function originOf(data: unknown): { readonly uri: string; readonly item: unknown } | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || typeof data.uri !== 'string') return undefined;
  return { uri: data.uri, item: 'item' in data ? data.item : undefined };
}
