import { hashServer, parseServerConfig, type ServerDefinition } from '@mcp-policy/mcp';
import type { Files } from './files.ts';
import { folderOf, policyFolder } from './place.ts';
import { foldersUpward, joinUri, parentUri, relativePath } from './uri.ts';

/** Where servers are configured already; within a folder, the first that names a server wins. */
const places: readonly (readonly string[])[] = [['.vscode', 'mcp.json'], ['.mcp.json'], ['.cursor', 'mcp.json']];

const longestServerConfig = 4 * 1024 * 1024;

export interface FoundServers {
  /** By configuration key, each once; the nearest configuration first. */
  readonly servers: readonly ServerDefinition[];
  /** In words, ready to be shown: a file that could not be read, a server configured twice. */
  readonly problems: readonly string[];
}

export interface LookupOptions {
  readonly files: Files;
  /** URIs of the workspace folders. Nothing outside of them is read. */
  readonly folders: readonly string[];
}

/**
 * The MCP servers that the workspace configures: `.vscode/mcp.json`, `.mcp.json` and `.cursor/mcp.json`, upward from a
 * policy (or from a workspace folder) to its workspace folder. Variables stay unresolved.
 */
export async function findServers(uri: string, { files, folders }: LookupOptions): Promise<FoundServers> {
  const folder = folderOf(uri, folders);
  if (folder === undefined) return { servers: [], problems: [] };
  const own = relativePath(folder, uri) === '' ? folder : (parentUri(uri) ?? folder);
  const servers = new Map<string, ServerDefinition>();
  const problems: string[] = [];
  for (const candidate of foldersUpward(own, folder)) {
    // A policy may lie in `.mcp-policy/` itself; servers are configured beside that folder, not in it.
    if (candidate.endsWith(`/${policyFolder}`)) continue;
    for (const names of places) {
      const origin = joinUri(candidate, ...names);
      const found = await readServers(origin, names.join('/'), files);
      problems.push(...found.problems);
      for (const server of found.servers) {
        const known = servers.get(server.name);
        if (known === undefined) servers.set(server.name, server);
        else if (hashServer(known) !== hashServer(server)) {
          problems.push(
            `The server ${JSON.stringify(server.name)} is configured twice, differently; ${names.join('/')} is not the one that is used.`,
          );
        }
      }
    }
  }
  return { servers: [...servers.values()], problems };
}

async function readServers(origin: string, name: string, files: Files): Promise<FoundServers> {
  const stat = await files.stat(origin);
  if (stat?.type !== 'file') return { servers: [], problems: [] };
  if (stat.size > longestServerConfig)
    return { servers: [], problems: [`${name} is longer than 4 MiB, so it was not read.`] };
  try {
    const { servers, problems } = parseServerConfig(await files.read(origin), origin);
    return { servers, problems: problems.map((problem) => `${name}: ${problem}`) };
  } catch (error) {
    return {
      servers: [],
      problems: [`${name} could not be read: ${error instanceof Error ? error.message : String(error)}`],
    };
  }
}
