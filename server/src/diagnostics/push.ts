import type { OpenDocument } from '../documents/open-document.ts';
import { messageOf } from '../run-safe.ts';
import type { Disposable } from '../runtime.ts';
import type { Session } from '../session.ts';
import { computeDiagnostics } from './compute.ts';
import type { Publisher } from './publisher.ts';
import { Publication } from './written-messages.ts';

/** How long after the last change the findings are sent, in milliseconds. */
const delay = 150;

/** Sends findings by itself, with the version they belong to, for clients that cannot pull. */
export function pushDiagnostics(session: Session): Publisher {
  const { connection, documents, runtime } = session;
  const waiting = new Map<string, Disposable>();
  /** What the client was sent for each document, to be taken away again some day. */
  const sent = new Map<string, string>();

  const clear = (uri: string): void => {
    waiting.get(uri)?.dispose();
    waiting.delete(uri);
    if (sent.delete(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
  };

  const send = async (document: OpenDocument): Promise<void> => {
    const computed = await computeDiagnostics(session, document);
    // Closed, changed or released meanwhile: whoever did that has taken care of what comes next.
    if (documents.policy(document.uri) !== document || document.version !== computed.version) return;
    if (sent.get(document.uri) === computed.stamp) return;
    sent.set(document.uri, computed.stamp);
    await connection.sendDiagnostics(new Publication(document.uri, computed.version, computed.list()));
  };

  const schedule = (uri: string, after: number): void => {
    waiting.get(uri)?.dispose();
    const timer = runtime.timer.after(after, () => {
      waiting.delete(uri);
      const document = documents.policy(uri);
      if (document) send(document).catch((error: unknown) => session.log.error(`diagnostics: ${messageOf(error)}`));
    });
    waiting.set(uri, timer);
  };

  return {
    opened: (document) => {
      if (document.claim.isPolicy) schedule(document.uri, 0);
    },
    changed: (document) => {
      if (document.claim.isPolicy) schedule(document.uri, delay);
    },
    saved: (document) => {
      if (!document.claim.isPolicy) clear(document.uri);
      else if (!sent.has(document.uri)) schedule(document.uri, 0);
    },
    closed: (document) => clear(document.uri),
    factsChanged: (uri) => schedule(uri, delay),
  };
}
