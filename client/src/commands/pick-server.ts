import { type Uri, window, workspace } from 'vscode';
import type { LanguageServer } from '../language-server.ts';
import type { ConfiguredServer } from '../protocol.ts';
import { plain } from '../words.ts';

const places = '.vscode/mcp.json, .mcp.json or .cursor/mcp.json';

/** The server meant: the only one, the policy's own, or the one that is picked. Undefined when none; that was said then. */
export async function pickServer(server: LanguageServer, near: Uri): Promise<ConfiguredServer | undefined> {
  const { servers, problems } = await server.ask('servers', { uri: near.toString() });
  const [first, ...others] = servers;
  if (!first) {
    const why = problems.length > 0 ? ` ${problems.join(' ')}` : '';
    await server.complain(`No MCP server is configured here. Put one into ${places}.${why}`);
    return undefined;
  }
  if (others.length === 0) return first;
  const own = await ownServer(server, near);
  const items = servers.map((candidate) => ({
    label: plain(candidate.name, 60),
    description: candidate.name === own ? 'this policy’s server' : '',
    detail: plain(candidate.display, 200),
    candidate,
  }));
  items.sort((a, b) => Number(b.candidate.name === own) - Number(a.candidate.name === own));
  return (await window.showQuickPick(items, { placeHolder: 'The tools of which MCP server?' }))?.candidate;
}

async function ownServer(server: LanguageServer, near: Uri): Promise<string | undefined> {
  const isFolder = workspace.workspaceFolders?.some((folder) => folder.uri.toString() === near.toString());
  return isFolder ? undefined : (await server.ask('status', { uri: near.toString() })).server;
}
