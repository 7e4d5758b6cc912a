import { detectPolicy, isOutdated } from '@mcp-policy/language';
import { displayServer, freshnessOf, type Snapshot } from '@mcp-policy/mcp';
import { nameOfUri, type PolicyContext, snapshotUriOf } from '@mcp-policy/workspace';
import type { Claim } from '../documents/open-document.ts';
import type { Session } from '../session.ts';
import { emptyContext } from '../surroundings/load.ts';
import { Arguments } from './arguments.ts';
import type { Command } from './command.ts';

/** `mcpPolicy.server.status`: what the status item shows of one document. */
export const status: Command = async (session, argument) => {
  const uri = new Arguments('mcpPolicy.server.status', argument).uri('uri');
  const claim = await claimOf(session, uri);
  const context = await contextOf(session, uri);
  return {
    uri,
    isPolicy: claim.isPolicy,
    reason: claim.reason,
    server: context.server,
    snapshot: snapshotOf(context),
    listing: listingOf(session, context),
    configUri: context.configUri,
    configProblems: context.configProblems,
    configRulesOff: Object.keys(context.severities).filter((code) => context.severities[code] === 'off'),
    recordings: context.recordings,
    trusted: session.trusted,
  };
};

async function claimOf(session: Session, uri: string): Promise<Claim> {
  const open = session.documents.get(uri);
  if (open) return open.claim;
  try {
    return detectPolicy(await session.files(uri).read(uri), nameOfUri(uri));
  } catch {
    return { isPolicy: false, reason: 'it could not be read' };
  }
}

/** The surroundings of a policy, open or not, as they are now. */
export async function contextOf(session: Session, uri: string): Promise<PolicyContext> {
  const open = session.documents.get(uri);
  const { surrounding } = await session.surroundings.fresh(open?.uri ?? uri);
  if (!open) session.surroundings.forget(uri);
  return surrounding?.context ?? emptyContext(uri, 'it could not be read');
}

function snapshotOf({ snapshot }: PolicyContext): object {
  switch (snapshot.state) {
    case 'found': {
      const { takenAt, tools } = snapshot.snapshot;
      return { state: 'found', uri: snapshot.uri, takenAt, tools: tools.length, source: sourceOf(snapshot.snapshot) };
    }
    case 'unreadable':
      return { state: 'unreadable', uri: snapshot.uri, reason: snapshot.reason };
    case 'missing':
      return { state: 'missing', reason: snapshot.reason };
  }
}

/** How well it is known what the server lists now. */
function listingOf(session: Session, { snapshot, root, server }: PolicyContext): object {
  const expected = server === undefined ? undefined : snapshotUriOf(root, server);
  const { asking, watched, listedAt, ended } = session.observed.of(
    snapshot.state === 'missing' ? expected : snapshot.uri,
  );
  const found = snapshot.state === 'found';
  const differs = isOutdated({ snapshot, listing: session.listings.of(snapshot) });
  return {
    state: freshnessOf({ snapshot: found, asking, watched, differs }),
    watched,
    listedAt: listedAt === undefined ? undefined : new Date(listedAt).toISOString(),
    ended,
  };
}

/** What the snapshot was taken from, as it may be shown. */
function sourceOf({ source }: Snapshot): string | undefined {
  if (!source) return undefined;
  const nameless = { name: '', origin: undefined };
  return source.type === 'http'
    ? displayServer({ ...nameless, type: 'http', url: source.url, headers: {} })
    : displayServer({ ...nameless, ...source, env: {}, cwd: undefined, envFile: undefined });
}
