import { hashServer } from '@mcp-policy/mcp';
import type { Session } from '../session.ts';

/** Ends what is watched and is no longer configured as a person has agreed to, its folder being gone included. */
export function checkWatches(session: Session): void {
  if (session.observed.watches().length === 0) return;
  const checked = session.observed.stopWhere(async ({ uri, server: name, hash }) => {
    const { servers } = await session.servers(uri);
    const server = servers.find((candidate) => candidate.name === name);
    if (!server) return 'it is not configured here any more';
    return hashServer(server) === hash ? undefined : 'its configuration has changed';
  });
  checked.catch((error: unknown) => session.log.error(String(error)));
}
