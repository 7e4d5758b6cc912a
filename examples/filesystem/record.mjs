// Makes the sample's recording: starts the server of .vscode/mcp.json on a copy of data/, makes the calls below for real, and
// writes one recorded call a line. Run it again with `node examples/filesystem/record.mjs [--out FILE]`.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const here = path.dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: { out: { type: 'string', default: path.join(here, '.mcp-policy/recordings/docs-session.jsonl') } },
});

// A loop that an agent falls into: more edits in a minute than the policy wants.
const edits = Array.from({ length: 13 }, (_, page) => [
  'edit_file',
  { path: 'notes/release.md', edits: [{ oldText: `(page ${page})`, newText: `(page ${page + 1})` }] },
]);

/** What two agents did: grant, then the calls as [tool, arguments]. */
const sessions = [
  [
    'docs-bot',
    [
      ['list_allowed_directories', {}],
      ['directory_tree', { path: '.' }],
      ['read_text_file', { path: 'notes/release.md' }],
      ['read_text_file', { path: 'notes/style.md', head: 1 }],
      ['search_files', { path: '.', pattern: '**/*.md' }],
      [
        'write_file',
        { path: 'notes/release.md', content: '# Release notes\n\nThe importer reads semicolon files (page 0).\n' },
      ],
      ...edits,
      ['read_text_file', { path: 'notes/missing.md' }],
      ['read_text_file', { path: '.env' }],
    ],
  ],
  [
    'ci-bot',
    [
      ['list_directory', { path: 'reports' }],
      ['read_text_file', { path: 'reports/2026-10.md' }],
      ['read_multiple_files', { paths: ['reports/2026-10.md', '.env'] }],
      [
        'write_file',
        { path: '.env', content: 'DOCS_THEME=plain\nDOCS_DEPLOY_TOKEN=not-a-real-token-0123456789abcdef\n' },
      ],
      ['create_directory', { path: 'archive' }],
      ['move_file', { source: 'reports/2026-10.md', destination: 'archive/2026-10.md' }],
      ['move_file', { source: 'reports/2026-10.md', destination: 'archive/again.md' }],
      ['get_file_info', { path: 'archive/2026-10.md' }],
      ['delete_file', { path: 'archive/2026-10.md' }],
    ],
  ],
];

/** How a call ended, in the words of a recorded call. A JSON-RPC error rejects; a tool's own failure is a result. */
async function outcomeOf(client, name, args) {
  try {
    const result = await client.callTool({ name, arguments: args });
    return result.isError ? 'tool_error' : 'complete';
  } catch (error) {
    if (typeof error?.code !== 'number') throw error;
    return 'rpc_error';
  }
}

const { servers } = JSON.parse(await readFile(path.join(here, '.vscode/mcp.json'), 'utf8'));
const folder = await mkdtemp(path.join(os.tmpdir(), 'mcp-policy-record-'));
const client = new Client({ name: 'mcp-policy-sample', version: '1.0.0' });
try {
  await cp(path.join(here, 'data'), path.join(folder, 'data'), { recursive: true });
  const { command, args } = servers.filesystem;
  const resolved = args.map((arg) => arg.replaceAll('${workspaceFolder}', folder));
  await client.connect(new StdioClientTransport({ command, args: resolved, cwd: here, stderr: 'ignore' }));
  const lines = [];
  for (const [grant, calls] of sessions) {
    for (const [tool, args] of calls) {
      const ts = new Date().toISOString();
      const outcome = await outcomeOf(client, tool, args);
      lines.push(JSON.stringify({ v: 1, ts, grant, server: 'filesystem', tool, arguments: args, outcome }));
    }
  }
  await writeFile(options.out, `${lines.join('\n')}\n`);
  console.log(`${lines.length} calls recorded in ${path.relative(process.cwd(), options.out)}`);
} finally {
  await client.close();
  await rm(folder, { recursive: true, force: true });
}
