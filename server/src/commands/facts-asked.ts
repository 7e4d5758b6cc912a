import { parsePolicy } from '@mcp-policy/engine';
import type { Facts } from '@mcp-policy/language';
import type { Session } from '../session.ts';
import { factsOf } from '../surroundings/facts.ts';
import { policyText } from './policy-text.ts';

export interface PolicyAsked {
  readonly facts: Facts;
  /** The document's version in the editor; null when the text was read from the disk. */
  readonly version: number | null;
}

/** All that is true now of a policy, open or not: a command waits for it, as no request does. Throws what can be shown. */
export async function factsAsked(session: Session, uri: string): Promise<PolicyAsked> {
  const open = session.documents.policy(uri);
  const known = await session.surroundings.fresh(open?.uri ?? uri);
  if (!open) session.surroundings.forget(uri);
  const { text, version } = await policyText(session, uri);
  const document = open ?? { uri, opening: 0, version: 0, parsed: parsePolicy(text) };
  const { facts } = factsOf(document, {
    known,
    listings: session.listings,
    recorded: session.recorded.facts(uri),
    trusted: session.trusted,
    now: session.runtime.now(),
  });
  return { facts, version };
}
