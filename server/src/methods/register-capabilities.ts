import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type FileSystemWatcher,
  WatchKind,
} from 'vscode-languageserver';
import { messageOf } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** Files whose coming, going or changing can change what an author is told. */
const watchers: FileSystemWatcher[] = [
  { globPattern: '**/.mcp-policy/**' },
  { globPattern: '**/.mcp.json' },
  { globPattern: '**/{.vscode,.cursor}/mcp.json' },
  // Which snapshot goes with a policy depends on which policies there are, not on what stands in them.
  {
    globPattern: '**/{policy.json,*.policy.json,*.mcp-policy.json}',
    kind: WatchKind.Create | WatchKind.Delete,
  },
];

/** Asks for the notifications that a client sends only to those who register for them. */
export async function registerCapabilities(session: Session): Promise<void> {
  const { client, connection } = session;
  try {
    if (client.registersConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'mcpPolicy' });
    }
    if (client.registersWatchedFiles) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
  } catch (error) {
    session.log.error(`The client did not take a registration: ${messageOf(error)}`);
  }
}
