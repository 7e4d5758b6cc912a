import { type LensSubject, lensPlaces, lensTitle } from '@mcp-policy/language';
import type { CodeLens } from 'vscode-languageserver';
import { simulateCommand } from '../client-commands.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/**
 * `textDocument/codeLens` and `codeLens/resolve`: only for a client that has said it has the command. Hits are those that were
 * counted in the background, if any: nothing is read here.
 */
export function registerCodeLenses(session: Session): void {
  session.connection.onCodeLens(
    runSafe(session, 'textDocument/codeLens', null, ({ textDocument }) => {
      const document = session.documents.policy(textDocument.uri);
      if (!document || !session.clientCommands.has(simulateCommand)) return null;
      const { facts } = session.factsNow(document);
      const places = lensPlaces(facts, session.recorded.hits(document.uri));
      return places.map(({ range, subject }) => ({ range, data: { uri: document.uri, ...subject } }));
    }),
  );
  session.connection.onCodeLensResolve(
    runSafe(session, 'codeLens/resolve', nowhere, (lens) => {
      const subject = readSubject(lens.data);
      const document = subject && session.documents.policy(subject.uri);
      if (!document || !session.clientCommands.has(simulateCommand)) return lens;
      const { facts } = session.factsNow(document);
      const counted = session.recorded.hits(document.uri);
      const { uri, kind, ...about } = subject;
      const title = lensTitle(facts, subject, counted?.hits) ?? '';
      const recordings = kind === 'hits' && counted ? { recordings: counted.recordings } : {};
      return { ...lens, command: { title, command: simulateCommand, arguments: [{ uri, ...about, ...recordings }] } };
    }),
  );
}

const nowhere: CodeLens = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };

/** What this server has put into a lens; whatever else a client sends back belongs to no policy. */
function readSubject(data: unknown): (LensSubject & { readonly uri: string }) | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || !('kind' in data)) return undefined;
  const { uri, kind } = data;
  if (typeof uri !== 'string' || (kind !== 'simulate' && kind !== 'hits')) return undefined;
  const tool = 'tool' in data && typeof data.tool === 'string' ? { tool: data.tool } : {};
  const at = 'at' in data && typeof data.at === 'string' ? { at: data.at } : {};
  return { uri, kind, ...tool, ...at };
}
