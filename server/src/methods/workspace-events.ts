import type { WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { uriKey } from '../documents/uri-key.ts';
import type { Session } from '../session.ts';
import type { Watch } from '../surroundings/watch.ts';
import { checkWatches } from '../watching/check-watches.ts';

/** Given by the client when the user says that the folders are to be trusted, after the start (docs/protocol.md). */
export const didGrantTrust = 'mcpPolicy/didGrantTrust';

/** Changes of the workspace, the settings and the trust: each has the surroundings of every policy read again. */
export function registerWorkspaceEvents(session: Session, watch: Watch): void {
  const { connection, surroundings } = session;
  connection.onDidChangeConfiguration(({ settings }) => {
    session.sentSettings = sectionOf(settings);
    surroundings.invalidate();
  });
  connection.onDidChangeWatchedFiles(() => {
    watch.filesChanged();
    session.recorded.filesChanged();
  });
  connection.onNotification('workspace/didChangeWorkspaceFolders', (params: { event: WorkspaceFoldersChangeEvent }) => {
    session.folders = changedFolders(session.folders, params.event);
    surroundings.invalidate();
    checkWatches(session);
  });
  connection.onNotification(didGrantTrust, () => {
    session.trusted = true;
    surroundings.invalidate();
    for (const document of session.documents.policies()) session.factsChanged(document.uri);
  });
}

function changedFolders(folders: readonly string[], { added, removed }: WorkspaceFoldersChangeEvent): string[] {
  const gone = new Set(removed.map((folder) => uriKey(folder.uri)));
  return [...folders.filter((uri) => !gone.has(uriKey(uri))), ...added.map((folder) => folder.uri)];
}

/** Some clients send all settings, some only the section that was asked for. */
function sectionOf(settings: unknown): unknown {
  return typeof settings === 'object' && settings !== null && 'mcpPolicy' in settings ? settings.mcpPolicy : settings;
}
