// A throw-away copy of the sample workspace, whose MCP server is the one in node_modules: nothing is fetched by a test.
import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from './steps.mjs';

const server = path.join(root, 'node_modules/@modelcontextprotocol/server-filesystem/dist/index.js');

/** @returns {Promise<string>} the folder */
export async function copySample() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mcp-policy-workspace-'));
  await cp(path.join(root, 'examples/filesystem'), folder, { recursive: true });
  const filesystem = { type: 'stdio', command: process.execPath, args: [server, `\${workspaceFolder}/data`] };
  await writeFile(path.join(folder, '.vscode/mcp.json'), JSON.stringify({ servers: { filesystem } }, null, 2));
  return folder;
}
