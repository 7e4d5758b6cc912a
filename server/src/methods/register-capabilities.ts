import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { messageOf } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** Files whose coming, going or changing can change what an author is told. */
const watched = [
  '**/.mcp-policy/**',
  '**/.mcp.json',
  '**/{.vscode,.cursor}/mcp.json',
  // Which snapshot goes with a policy depends on which policies there are.
  '**/{policy.json,*.policy.json,*.mcp-policy.json}',
];

/** Asks for the notifications that a client sends only to those who register for them. */
export async function registerCapabilities(session: Session): Promise<void> {
  const { client, connection } = session;
  try {
    if (client.registersConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'mcpPolicy' });
    }
    if (client.registersWatchedFiles) {
      const watchers = watched.map((globPattern) => ({ globPattern }));
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
  } catch (error) {
    session.log.error(`The client did not take a registration: ${messageOf(error)}`);
  }
}
