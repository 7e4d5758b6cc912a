import { type ExtensionContext, type Uri, window, workspace } from 'vscode';
import type { ConfiguredServer } from './protocol.ts';
import { visible } from './words.ts';

const key = 'mcpPolicy.consent';

/**
 * Asks once, before a server is started or called for the first time, and shows exactly what would be run. A yes holds for
 * this configuration in this folder; it is kept in the user's own storage, so that no repository can bring one along.
 */
export async function mayStart(
  { globalState }: ExtensionContext,
  server: ConfiguredServer,
  near: Uri,
): Promise<boolean> {
  const folder = workspace.getWorkspaceFolder(near)?.uri.toString() ?? near.toString();
  const consent = `${server.hash} ${folder}`;
  const given = globalState.get<Readonly<Record<string, string>>>(key, {});
  if (Object.hasOwn(given, consent)) return true;
  const stdio = server.type === 'stdio';
  const origin =
    server.origin === undefined ? '' : `\n\nConfigured in ${workspace.asRelativePath(originUri(server.origin, near))}.`;
  const detail = stdio
    ? `This command runs on your machine, with your rights:\n\n${visible(server.display)}${origin}`
    : `This address is called, with the headers of its configuration:\n\n${visible(server.display)}${origin}`;
  const yes = stdio ? 'Start Server' : 'Call Server';
  const question = `${stdio ? 'Start' : 'Call'} the MCP server "${visible(server.name)}" to list its tools?`;
  if ((await window.showWarningMessage(question, { modal: true, detail }, yes)) !== yes) return false;
  await globalState.update(key, { ...given, [consent]: new Date().toISOString() });
  return true;
}

function originUri(origin: string, near: Uri): Uri {
  return near.with({ path: decodeURIComponent(new URL(origin).pathname) });
}
