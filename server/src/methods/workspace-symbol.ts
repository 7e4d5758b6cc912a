import { toolSymbols } from '@mcp-policy/language';
import { nameOfUri } from '@mcp-policy/workspace';
import type { SymbolInformation } from 'vscode-languageserver';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** More than anybody reads: the next letter of the query narrows it. */
const mostSymbols = 1000;

/** `workspace/symbol`: the tools of the open policies. */
export function registerWorkspaceSymbols(session: Session): void {
  session.connection.onWorkspaceSymbol(
    runSafe(session, 'workspace/symbol', null, ({ query }) => {
      const symbols: SymbolInformation[] = [];
      for (const document of session.documents.policies()) {
        const { facts } = session.factsNow(document);
        const { uri } = document;
        symbols.push(
          ...toolSymbols(facts, query, { uri, container: nameOfUri(uri), most: mostSymbols - symbols.length }),
        );
      }
      return symbols;
    }),
  );
}
