import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startHttp } from '../servers/start.ts';
import { LspClient } from './client.ts';
import { workspaceFolder } from './workspace-folder.ts';

const testServer = fileURLToPath(new URL('../servers/stdio.mjs', import.meta.url));
const policy = '{ "version": "1", "default": "deny", "tools": { "call_api": {} } }';
/** Each stands in another place of a configuration. */
const secrets = {
  typed: 'correct-horse-battery',
  env: 'hunter2-of-the-environment',
  file: 'from-the-env-file-4711',
  argument: 'an-argument-of-9876',
  query: 'a-query-0123456789abcdef',
  header: 'a-header-of-our-own-42',
};

test('nothing that is secret in a configuration reaches an answer, the log, a snapshot or standard error', async () => {
  const web = await startHttp('unauthorized');
  onTestFinished(() => web.stop());
  const program = (behaviour: string) => ({
    command: process.execPath,
    args: [testServer, behaviour, '--token', secrets.argument],
    env: { API_TOKEN: '${input:token}', OTHER_TOKEN: secrets.env },
    envFile: '${workspaceFolder}/.env',
  });
  const folder = await workspaceFolder({
    's.mcp-policy.json': policy,
    '.env': `FILE_SECRET=${secrets.file}\n`,
    '.vscode/mcp.json': {
      servers: {
        s: program('needs-env'),
        exits: program('exits'),
        refuses: program('refuses'),
        web: { url: `${web.url}?api_key=${secrets.query}`, headers: { Authorization: `Bearer ${secrets.header}` } },
        user: { url: `http://me:${secrets.header}@127.0.0.1:9/mcp?api_key=${secrets.query}` },
      },
    },
  });
  const uri = folder.at('s.mcp-policy.json');
  const client = await LspClient.start({ kind: 'pull', folders: [folder.uri], trusted: true });
  await client.open(uri, policy);
  const said: unknown[] = [await client.command('servers', { uri })];
  const asked = ['s', 'exits', 'refuses', 'web', 'user'].map((server) =>
    client.command(server === 'exits' ? 'watchServer' : 'refreshSnapshot', {
      uri,
      server,
      consent: true,
      inputs: { token: secrets.typed },
    }),
  );
  said.push(...(await Promise.all(asked)));
  said.push(await client.command('status', { uri }), await client.diagnostics(uri), client.logged, client.stderr);
  const file = path.join(folder.path, '.mcp-policy/snapshots/s.json');
  expect(existsSync(file)).toBe(true);
  const all = JSON.stringify(said) + readFileSync(file, 'utf8');
  expect(all).toContain('"status":"written"');
  expect(all).toContain('(401)');
  for (const secret of Object.values(secrets)) expect(all).not.toContain(secret);
}, 90_000);
