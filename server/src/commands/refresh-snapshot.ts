import { hashServer, type ServerDefinition } from '@mcp-policy/mcp';
import { invalidParams } from '../run-safe.ts';
import type { RefreshAnswer } from '../runtime.ts';
import type { Session } from '../session.ts';
import { Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { contextOf } from './status.ts';

/**
 * `mcpPolicy.server.refreshSnapshot`: asks a configured MCP server for its tools and keeps them. Starts a program of the
 * repository's choosing, so it wants both: a trusted workspace, and this person's consent to this very configuration.
 */
export const refreshSnapshot: Command = async (session, argument, run) => {
  const given = new Arguments('mcpPolicy.server.refreshSnapshot', argument);
  const uri = given.uri('uri');
  const name = given.text('server');
  const consent = given.flag('consent');
  const accept = given.flag('accept');
  const expectedHash = given.optionalText('expectedHash');
  const inputs = given.texts('inputs');
  if (!session.trusted) {
    return refused(
      'The workspace is not trusted, so no MCP server is started: its configuration says which program runs. Trust the workspace, then refresh again.',
    );
  }
  if (!consent) {
    return refused(
      `Nobody has agreed to start the server ${JSON.stringify(name)} yet. Look at its command, agree, then refresh again.`,
    );
  }
  const refresh = session.runtime.refreshSnapshot;
  if (!refresh) return refused('No MCP server can be started where this language server runs.');
  const server = await findServer(session, uri, name);
  if (expectedHash !== undefined && expectedHash !== hashServer(server)) {
    return refused(
      `The configuration of the server ${JSON.stringify(name)} is not the one that was agreed to. Look at it again.`,
    );
  }
  const [{ root }, settings] = await Promise.all([contextOf(session, uri), session.settings(uri)]);
  run.start(`Asking ${name} for its tools`);
  try {
    const answer = await refresh({
      server,
      root,
      accept,
      inputs,
      signal: run.signal,
      ...(settings.snapshotTimeout === undefined ? {} : { timeoutMs: settings.snapshotTimeout * 1000 }),
    });
    if (session.listings.keep(answer)) {
      for (const document of session.documents.policies()) session.factsChanged(document.uri);
    }
    return answer;
  } finally {
    // Whoever watches files may tell us later, or not at all.
    session.surroundings.invalidate();
  }
};

const refused = (message: string): RefreshAnswer => ({ status: 'refused', message });

async function findServer(session: Session, uri: string, name: string): Promise<ServerDefinition> {
  const found = await session.servers(uri);
  const server = found.servers.find((candidate) => candidate.name === name);
  if (server) return server;
  const known = found.servers.map((candidate) => JSON.stringify(candidate.name)).join(', ');
  const problems = found.problems.length === 0 ? '' : ` ${found.problems.join(' ')}`;
  throw invalidParams(
    `No MCP server ${JSON.stringify(name)} is configured here. ${known ? `Configured: ${known}.` : 'None is configured.'}${problems}`,
  );
}
