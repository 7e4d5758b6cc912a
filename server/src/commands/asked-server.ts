import { hashServer, type ServerDefinition } from '@mcp-policy/mcp';
import { snapshotUriOf } from '@mcp-policy/workspace';
import { invalidParams } from '../run-safe.ts';
import type { RefreshAnswer } from '../runtime.ts';
import type { Session } from '../session.ts';
import type { Arguments } from './arguments.ts';
import { contextOf } from './status.ts';

/** A server that a person has agreed to start, with all that is needed to ask it. */
export interface AskedServer {
  readonly server: ServerDefinition;
  readonly hash: string;
  readonly root: string;
  readonly snapshotUri: string;
  readonly inputs: ReadonlyMap<string, string>;
  readonly timeoutMs?: number;
}

/**
 * Reads whom a command asks to start. That runs a program of the repository's choosing, so it wants both: a trusted
 * workspace, and this person's consent to this very configuration. Otherwise the answer that refuses.
 *
 * @param start what starts it; undefined where nothing can be started
 */
export async function askedServer<Start>(
  session: Session,
  given: Arguments,
  start: Start | undefined,
): Promise<(AskedServer & { readonly start: Start }) | RefreshAnswer> {
  const uri = given.uri('uri');
  const name = given.text('server');
  const consent = given.flag('consent');
  const expectedHash = given.optionalText('expectedHash');
  const inputs = given.texts('inputs');
  if (!session.trusted) {
    return refused(
      'The workspace is not trusted, so no MCP server is started: its configuration says which program runs. Trust the workspace, then ask again.',
    );
  }
  if (!consent) {
    return refused(
      `Nobody has agreed to start the server ${JSON.stringify(name)} yet. Look at its command, agree, then ask again.`,
    );
  }
  if (start === undefined) return refused('No MCP server can be started where this language server runs.');
  const server = await findServer(session, uri, name);
  const hash = hashServer(server);
  if (expectedHash !== undefined && expectedHash !== hash) {
    return refused(
      `The configuration of the server ${JSON.stringify(name)} is not the one that was agreed to. Look at it again.`,
    );
  }
  const [{ root }, { snapshotTimeout }] = await Promise.all([contextOf(session, uri), session.settings(uri)]);
  return {
    start,
    server,
    hash,
    root,
    snapshotUri: snapshotUriOf(root, server.name),
    inputs,
    ...(snapshotTimeout === undefined ? {} : { timeoutMs: snapshotTimeout * 1000 }),
  };
}

export const refused = (message: string): RefreshAnswer => ({ status: 'refused', message });

/** Keeps what a listing says for the policies that go with that snapshot; true when they are told something else now. */
export function keepListing(session: Session, answer: RefreshAnswer): boolean {
  const changed = session.listings.keep(answer);
  if (changed) for (const document of session.documents.policies()) session.factsChanged(document.uri);
  return changed;
}

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
