import { displayServer, hashServer, type ServerDefinition } from '@mcp-policy/mcp';
import { Arguments } from './arguments.ts';
import type { Command } from './command.ts';

/** `mcpPolicy.server.servers`: the MCP servers configured for a policy or a folder, as they may be shown. */
export const servers: Command = async (session, argument) => {
  const uri = new Arguments('mcpPolicy.server.servers', argument).uri('uri');
  const found = await session.servers(uri);
  return { servers: found.servers.map(describe), problems: found.problems };
};

const describe = (server: ServerDefinition): object => ({
  name: server.name,
  origin: server.origin,
  type: server.type,
  display: displayServer(server),
  hash: hashServer(server),
  inputs: server.inputs ?? [],
});
