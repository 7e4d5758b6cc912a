import type { RefreshAnswer } from '../runtime.ts';
import type { Session } from '../session.ts';
import { same } from '../surroundings/same.ts';
import { Arguments } from './arguments.ts';
import { type AskedServer, askedServer, keepListing, refused } from './asked-server.ts';
import type { Command } from './command.ts';

/** Each is a process or a connection of its own that stays. */
const mostWatches = 8;

/** Sent when a server that is watched lists other tools than its reviewed snapshot (docs/protocol.md). */
export const toolsChanged = 'mcpPolicy/toolsChanged';

/**
 * `mcpPolicy.server.watchServer`: asks a configured MCP server for its tools like `refreshSnapshot`, and keeps it connected:
 * it is asked again when it says that its tools changed, until it is stopped, the session ends or its configuration changes.
 */
export const watchServer: Command = async (session, argument, run) => {
  const given = new Arguments('mcpPolicy.server.watchServer', argument);
  const uri = given.uri('uri');
  const asked = await askedServer(session, given, session.runtime.watchServer);
  if ('status' in asked) return asked;
  const { start, ...request } = asked;
  const { server, hash, snapshotUri } = request;
  await session.observed.stop(snapshotUri);
  if (session.observed.watches().length >= mostWatches) {
    return refused(`${mostWatches} MCP servers are watched already. Stop watching one of them first.`);
  }
  run.start(`Asking ${server.name} for its tools`);
  const listeners = listenersFor(session, uri, request);
  const answered = session.observed.ask(snapshotUri);
  try {
    const { result, stop } = await start({ ...request, signal: run.signal, ...listeners });
    keepListing(session, result);
    answered(result.tools === undefined ? undefined : session.runtime.now());
    // Whoever cancelled just now wants no server either.
    if (stop && run.signal.aborted) await stop();
    else if (stop) session.observed.keep(snapshotUri, { uri, server: server.name, hash, stop });
    return { ...result, watching: stop !== undefined };
  } finally {
    answered();
    session.surroundings.invalidate();
  }
};

/** What is done when a server that is watched is asked again. */
function listenersFor(session: Session, uri: string, { server, snapshotUri }: AskedServer) {
  let answered = (_listedAt?: number): void => undefined;
  let told: RefreshAnswer['differences'];
  return {
    onListing: () => {
      answered = session.observed.ask(snapshotUri);
    },
    onResult: (result: RefreshAnswer) => {
      keepListing(session, result);
      answered(session.runtime.now());
      const isNews = result.status === 'differs' && !same(result.differences, told);
      told = result.differences;
      if (!isNews || !session.hearsToolsChanged) return;
      void session.connection.sendNotification(toolsChanged, { uri, server: server.name, result });
    },
    onEnded: (result: RefreshAnswer) => {
      answered();
      session.observed.ended(snapshotUri, result.message);
      session.log.error(`${server.name} is not watched any more. ${result.message}`);
    },
  };
}
