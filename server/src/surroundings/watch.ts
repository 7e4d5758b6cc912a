import type { OpenDocument } from '../documents/open-document.ts';
import { uriKey } from '../documents/uri-key.ts';
import type { Disposable } from '../runtime.ts';
import type { Session } from '../session.ts';
import { checkWatches } from '../watching/check-watches.ts';

/** How long after the last of several changes the surroundings are read again, in milliseconds. */
const delay = 100;

/** Hears of changes that may concern the surroundings of a policy, and has them read again: once for a burst. */
export interface Watch {
  filesChanged(): void;
  documentChanged(document: OpenDocument): void;
  documentSaved(document: OpenDocument): void;
}

export function watchSurroundings(session: Session): Watch {
  let waiting: Disposable | undefined;
  const soon = (): void => {
    waiting?.dispose();
    waiting = session.runtime.timer.after(delay, () => {
      session.surroundings.invalidate();
      checkWatches(session);
    });
  };
  return {
    filesChanged: soon,
    documentChanged: (document) => {
      if (mayConcern(document.uri)) soon();
    },
    documentSaved: (document) => {
      // A client that watches no files lets us look again at least when the author saves something.
      if (!session.client.registersWatchedFiles || mayConcern(document.uri)) soon();
    },
  };
}

/** Whether the unsaved text of this document counts: then it wins over the disk. */
function mayConcern(uri: string): boolean {
  return /\/(\.mcp-policy\/(config|snapshots\/[^/]+)|\.mcp|\.vscode\/mcp|\.cursor\/mcp)\.json$/.test(uriKey(uri));
}
