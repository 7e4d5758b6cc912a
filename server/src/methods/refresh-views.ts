import { CodeLensRefreshRequest } from 'vscode-languageserver';
import { messageOf } from '../run-safe.ts';
import type { Disposable } from '../runtime.ts';
import type { Session } from '../session.ts';

/** Changes around a policy come in bursts (a checkout, a rebase): the client is asked once, in milliseconds. */
const delay = 150;

/** What an editor shows in a policy besides diagnostics. */
export interface Views {
  /** Something around an open policy has changed, without an edit. */
  factsChanged(): void;
}

/** Has the client ask again for what depends on more than the text; nothing is asked of one that cannot. */
export function refreshViews(session: Session): Views {
  const { client, connection, runtime } = session;
  const { refreshes } = client;
  const requests: (() => Promise<void>)[] = [];
  if (refreshes.inlayHints) requests.push(() => connection.languages.inlayHint.refresh());
  if (refreshes.codeLenses) requests.push(() => connection.sendRequest(CodeLensRefreshRequest.type));
  if (refreshes.semanticTokens) requests.push(async () => connection.languages.semanticTokens.refresh());
  let waiting: Disposable | undefined;
  return {
    factsChanged() {
      if (requests.length === 0) return;
      waiting?.dispose();
      waiting = runtime.timer.after(delay, () => {
        for (const request of requests) {
          request().catch((error: unknown) => session.log.error(messageOf(error)));
        }
      });
    },
  };
}
