import type { Connection } from 'vscode-languageserver';
import { commandNames } from './commands/index.ts';
import type { Publisher } from './diagnostics/publisher.ts';
import { pullDiagnostics } from './diagnostics/pull.ts';
import { pushDiagnostics } from './diagnostics/push.ts';
import { registerFeatures } from './methods/index.ts';
import { initialize } from './methods/initialize.ts';
import { refreshViews } from './methods/refresh-views.ts';
import { registerCapabilities } from './methods/register-capabilities.ts';
import { registerWorkspaceEvents } from './methods/workspace-events.ts';
import type { Runtime } from './runtime.ts';
import { Session } from './session.ts';
import { statusNews } from './status-news.ts';
import { type Watch, watchSurroundings } from './surroundings/watch.ts';

export type * from './runtime.ts';

/**
 * Serves one client over `connection` until it goes. Knows neither Node nor a browser: whatever is needed of the place
 * it runs in comes with `runtime`.
 */
export function startServer(connection: Connection, runtime: Runtime): void {
  const session = new Session(connection, runtime);
  const watch = watchSurroundings(session);

  connection.onInitialize((params) => {
    const answer = initialize(session, params, commandNames);
    const publisher = session.client.pullsDiagnostics ? pullDiagnostics(session) : pushDiagnostics(session);
    const views = refreshViews(session);
    const tellStatus = statusNews(session, params);
    session.statusChanged = tellStatus;
    session.factsChanged = (uri) => {
      publisher.factsChanged(uri);
      views.factsChanged();
      session.recorded.changed(uri);
      tellStatus(uri);
    };
    session.hitsChanged = () => views.lensesChanged();
    registerFeatures(session);
    registerWorkspaceEvents(session, watch);
    listenToDocuments(session, publisher, watch);
    return answer;
  });
  connection.onInitialized(() => registerCapabilities(session));
  connection.listen();
}

function listenToDocuments(session: Session, publisher: Publisher, watch: Watch): void {
  session.documents.listen(session.connection, {
    opened: (document) => {
      watch.documentChanged(document);
      // Reading begins before anybody asks, so that the first request need not wait for all of it.
      if (document.claim.isPolicy) {
        session.surroundings.peek(document.uri);
        session.recorded.changed(document.uri);
      }
      publisher.opened(document);
    },
    changed: (document) => {
      watch.documentChanged(document);
      if (document.claim.isPolicy) session.recorded.changed(document.uri);
      publisher.changed(document);
    },
    saved: (document) => {
      watch.documentSaved(document);
      publisher.saved(document);
    },
    closed: (document) => {
      watch.documentChanged(document);
      session.surroundings.forget(document.uri);
      session.recorded.forget(document.uri);
      publisher.closed(document);
    },
  });
}
