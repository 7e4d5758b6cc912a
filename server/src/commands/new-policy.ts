import { newPolicy } from '@mcp-policy/language';
import { parseSnapshot, type SnapshotFacts, snapshotFileName } from '@mcp-policy/mcp';
import { joinUri, type PolicyContext, policyFolder } from '@mcp-policy/workspace';
import { messageOf } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { contextOf } from './status.ts';

/** `mcpPolicy.server.newPolicy`: the text of a new policy, every tool with its recommended rule, and a name for it. */
export const newPolicyCommand: Command = async (session, argument) => {
  const given = new Arguments('mcpPolicy.server.newPolicy', argument);
  const folder = given.uri('folder');
  const asked = given.optionalText('server');
  const likely = joinUri(folder, 'policy.json');
  const [context, settings] = await Promise.all([contextOf(session, likely), session.settings(likely)]);
  const server = asked ?? context.server;
  const snapshot = asked === undefined ? context.snapshot : await snapshotOf(session, context, asked);
  const found = snapshot.state === 'found' ? snapshot : undefined;
  const { text, notes } = newPolicy(found?.snapshot, {
    ...(server === undefined ? {} : { server }),
    serverTrusted: session.trusted && server !== undefined && settings.trustedServers.includes(server),
    categories: server === context.server ? context.categories : {},
  });
  return {
    text,
    fileName: await freeName(session, folder, context, server),
    server,
    snapshotUri: found?.uri,
    notes: snapshot.state === 'found' ? notes : [...notes, snapshot.reason],
  };
};

/** The snapshot of a server that was named, wherever the likely policy's own would be. */
async function snapshotOf(session: Session, context: PolicyContext, server: string): Promise<SnapshotFacts> {
  if (context.server === server && context.snapshot.state === 'found') return context.snapshot;
  const uri = joinUri(context.root, policyFolder, 'snapshots', snapshotFileName(server));
  const files = session.files(uri);
  if ((await files.stat(uri)) === undefined) {
    return { state: 'missing', reason: `no snapshot of the server ${JSON.stringify(server)} has been taken yet` };
  }
  try {
    const { snapshot, problems } = parseSnapshot(await files.read(uri));
    return snapshot ? { state: 'found', snapshot, uri } : { state: 'unreadable', uri, reason: problems.join('; ') };
  } catch (error) {
    return { state: 'unreadable', uri, reason: messageOf(error) };
  }
}

/**
 * A file name that is free, and by which the policy will be taken for the server's: `policy.json` where that goes with
 * this server, else the server's own name (docs/architecture.md).
 */
async function freeName(
  session: Session,
  folder: string,
  context: PolicyContext,
  server: string | undefined,
): Promise<string> {
  const isFree = async (name: string): Promise<boolean> =>
    (await session.files(folder).stat(joinUri(folder, name))) === undefined;
  if ((server === undefined || server === context.server) && (await isFree('policy.json'))) return 'policy.json';
  const stem = server === undefined ? 'new' : snapshotFileName(server).replace(/\.json$/, '');
  for (let i = 1; i < 1000; i++) {
    const name = `${stem}${i === 1 ? '' : `-${i}`}.mcp-policy.json`;
    if (await isFree(name)) return name;
  }
  return `${stem}.mcp-policy.json`;
}
