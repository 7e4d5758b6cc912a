import { toolsWithLens } from '@mcp-policy/language';
import type { CodeLens } from 'vscode-languageserver';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { readOrigin } from './origin.ts';

/** The client's own command behind a lens: it picks a recording and shows a report, which no server can. */
export const simulateCommand = 'mcpPolicy.simulateCalls';

/** `textDocument/codeLens` and `codeLens/resolve`: only for a client that has said it has the command. */
export function registerCodeLenses(session: Session): void {
  session.connection.onCodeLens(
    runSafe(session, 'textDocument/codeLens', null, async ({ textDocument }) => {
      const document = session.documents.policy(textDocument.uri);
      if (!document || !session.clientCommands.has(simulateCommand)) return null;
      const { facts } = await session.facts(document);
      return toolsWithLens(facts).map(({ range, tool }) => ({ range, data: { uri: document.uri, tool } }));
    }),
  );
  session.connection.onCodeLensResolve(
    runSafe(session, 'codeLens/resolve', nowhere, (lens) => {
      const origin = readOrigin(lens.data);
      if (!origin || !session.clientCommands.has(simulateCommand)) return lens;
      return { ...lens, command: { title: 'Simulate this tool', command: simulateCommand, arguments: [origin] } };
    }),
  );
}

const nowhere: CodeLens = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
