import { inputsOf, type ServerDefinition } from '@mcp-policy/mcp';
import { findServers } from '@mcp-policy/workspace';
import { nodeFiles } from '@mcp-policy/workspace/node';
import { failed, usage } from '../support/failure.ts';
import { folderOfFile, uriOf } from '../support/files.ts';
import type { Io } from '../support/io.ts';
import { safe } from '../support/terminal.ts';

/** How a server is given on the command line itself. */
export interface GivenServer {
  readonly name?: string | undefined;
  readonly url?: string | undefined;
  /** `Name: value`, each; variables as in a configuration. */
  readonly header?: readonly string[] | undefined;
  /** What stands behind `--`. */
  readonly commandLine: readonly string[] | undefined;
}

/** The server that the command line describes, or the configured one that it names. */
export async function namedServer(
  given: GivenServer,
  positionals: readonly string[],
  io: Io,
): Promise<ServerDefinition> {
  const { name, url, commandLine } = given;
  if (commandLine === undefined && url === undefined && name === undefined) {
    if (given.header !== undefined) throw usage('--header goes with --url; a configured server has its own "headers".');
    return configuredServer(positionals, io);
  }
  const server = describedServer(given, positionals);
  const inputs = inputsOf(server, new Map());
  return inputs.length === 0 ? server : { ...server, inputs };
}

function describedServer(
  { name, url, header, commandLine }: GivenServer,
  positionals: readonly string[],
): ServerDefinition {
  if (name === undefined || name === '') throw usage('A server that is not configured needs a --name.');
  if (positionals.length > 0)
    throw usage(`Either --name or a configured server, not both: ${JSON.stringify(positionals[0])}.`);
  if (url !== undefined) {
    if (commandLine !== undefined) throw usage('Either --url or a command, not both.');
    if (!/^https?:\/\//i.test(url)) throw usage('--url begins with http:// or https://.');
    return { name, origin: undefined, type: 'http', url, headers: headersOf(header ?? []) };
  }
  if (header !== undefined) throw usage('--header goes with --url.');
  const [command, ...args] = commandLine ?? [];
  if (command === undefined) throw usage('Say how to reach the server: --url URL, or its command behind --.');
  return { name, origin: undefined, type: 'stdio', command, args, env: {}, cwd: undefined, envFile: undefined };
}

function headersOf(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^\s*([^\s:]+)\s*:\s*(.*?)\s*$/s.exec(line) ?? [];
      // The line itself may hold a key: it is not repeated.
      if (name === undefined || value === undefined) throw usage('--header is NAME: VALUE.');
      return [name, value];
    }),
  );
}

async function configuredServer(positionals: readonly string[], io: Io): Promise<ServerDefinition> {
  const [name, ...more] = positionals;
  if (more.length > 0) throw usage('Name one server.');
  const here = uriOf(io, 'policy.json');
  const { servers, problems } = await findServers(here, { files: nodeFiles, folders: [await folderOfFile(io, here)] });
  for (const problem of problems) io.err(`mcp-policy snapshot: ${safe(problem, 2000)}\n`);
  const known = servers.map((server) => JSON.stringify(server.name)).join(', ');
  if (name === undefined) {
    const [only, second] = servers;
    if (only !== undefined && second === undefined) return only;
    if (only === undefined)
      throw failed('no MCP server is configured here. Name one: --name NAME -- command, or --url.');
    throw usage(`Several servers are configured; name one: ${known}.`);
  }
  const found = servers.find((server) => server.name === name);
  if (found) return found;
  throw failed(`no server ${JSON.stringify(name)} is configured here. ${known ? `Configured: ${known}.` : 'None is.'}`);
}
