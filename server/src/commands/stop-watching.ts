import { snapshotUriOf } from '@mcp-policy/workspace';
import { Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { contextOf } from './status.ts';

/** `mcpPolicy.server.stopWatching`: ends a server that was watched; answers when it is gone. */
export const stopWatching: Command = async (session, argument) => {
  const given = new Arguments('mcpPolicy.server.stopWatching', argument);
  const uri = given.uri('uri');
  const server = given.text('server');
  const { root } = await contextOf(session, uri);
  return { stopped: await session.observed.stop(snapshotUriOf(root, server)) };
};
