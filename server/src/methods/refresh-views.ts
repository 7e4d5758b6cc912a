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
  /** The code lenses alone have something else to say. */
  lensesChanged(): void;
}

/** Has the client ask again for what depends on more than the text; nothing is asked of one that cannot. */
export function refreshViews(session: Session): Views {
  const { client, connection, runtime } = session;
  const { refreshes } = client;
  const lenses = () => connection.sendRequest(CodeLensRefreshRequest.type);
  const all: (() => Promise<void>)[] = [];
  if (refreshes.inlayHints) all.push(() => connection.languages.inlayHint.refresh());
  if (refreshes.codeLenses) all.push(lenses);
  if (refreshes.semanticTokens) all.push(async () => connection.languages.semanticTokens.refresh());

  const send = (requests: readonly (() => Promise<void>)[]): void => {
    for (const request of requests) request().catch((error: unknown) => session.log.error(messageOf(error)));
  };
  let waiting: Disposable | undefined;
  return {
    factsChanged() {
      if (all.length === 0) return;
      waiting?.dispose();
      waiting = runtime.timer.after(delay, () => send(all));
    },
    lensesChanged() {
      if (refreshes.codeLenses) send([lenses]);
    },
  };
}
