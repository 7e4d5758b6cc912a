import type { InitializeParams } from 'vscode-languageserver';
import { isOn } from './initialization-options.ts';
import type { Session } from './session.ts';

/** Sent when what surrounds an open policy has changed: asking for its status again will tell something new (docs/protocol.md). */
export const statusChanged = 'mcpPolicy/statusChanged';

/**
 * How to tell a client that the status of an open policy has changed. Only to one that has said it listens: others would
 * log a notification that they do not know.
 */
export function statusNews(session: Session, { initializationOptions }: InitializeParams): (uri: string) => void {
  if (!isOn(initializationOptions, 'statusChanged')) return () => undefined;
  return (uri) => {
    if (!session.documents.policy(uri)) return;
    void session.connection.sendNotification(statusChanged, { uri });
  };
}
