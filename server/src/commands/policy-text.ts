import { messageOf, requestFailed } from '../run-safe.ts';
import type { Session } from '../session.ts';

export interface PolicyText {
  readonly text: string;
  /** The document's version in the editor; null when the text was read from the disk. */
  readonly version: number | null;
}

/** The policy as the author sees it: unsaved when it is open. Throws what can be shown when it cannot be read. */
export async function policyText(session: Session, uri: string): Promise<PolicyText> {
  const open = session.documents.get(uri);
  if (open) return { text: open.text, version: open.version };
  try {
    return { text: await session.files(uri).read(uri), version: null };
  } catch (error) {
    throw requestFailed(`The policy could not be read: ${messageOf(error)}`);
  }
}
