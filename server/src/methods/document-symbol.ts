import { documentSymbols } from '@mcp-policy/language';
import { type DocumentSymbol, SymbolInformation } from 'vscode-languageserver';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** `textDocument/documentSymbol`: a tree, or a flat list for a client that knows no trees. */
export function registerDocumentSymbols(session: Session): void {
  session.connection.onDocumentSymbol(
    runSafe(session, 'textDocument/documentSymbol', null, async ({ textDocument }) => {
      const document = session.documents.policy(textDocument.uri);
      if (!document) return null;
      const { facts } = await session.facts(document);
      const symbols = documentSymbols(facts);
      return session.client.hierarchicalSymbols ? symbols : flatten(symbols, document.uri);
    }),
  );
}

function flatten(symbols: readonly DocumentSymbol[], uri: string, container?: string): SymbolInformation[] {
  return symbols.flatMap((symbol) => [
    SymbolInformation.create(symbol.name, symbol.kind, symbol.range, uri, container),
    ...flatten(symbol.children ?? [], uri, symbol.name),
  ]);
}
