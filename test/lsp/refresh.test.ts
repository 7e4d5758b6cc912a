import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { isRunning, numberIn, waitFor } from '../servers/start.ts';
import { kinds, LspClient } from './client.ts';
import { snapshot } from './samples.ts';
import { workspaceFolder } from './workspace-folder.ts';

const testServer = fileURLToPath(new URL('../servers/stdio.mjs', import.meta.url));
const require = createRequire(import.meta.url);
const everything = path.join(
  path.dirname(require.resolve('@modelcontextprotocol/server-everything/package.json')),
  'dist/index.js',
);

interface Refreshed {
  readonly status: string;
  readonly message: string;
  readonly tools?: number;
  readonly differences?: readonly { readonly kind: string; readonly tool: string }[];
  readonly proposed?: string;
  readonly stderr?: string;
}

/** A workspace in which the server `s` is configured as `node <args>`, and a policy for it. */
async function configured(
  args: readonly string[],
  options: { readonly trusted?: boolean; readonly settings?: unknown } = {},
) {
  const folder = await workspaceFolder({
    's.mcp-policy.json': '{\n  "version": "1",\n  "default": "deny",\n  "tools": { "echo": {}, "ecko": {} }\n}\n',
    '.mcp.json': { mcpServers: { s: { command: process.execPath, args } } },
  });
  const file = path.join(folder.path, '.mcp-policy/snapshots/s.json');
  return {
    folder,
    uri: folder.at('s.mcp-policy.json'),
    kept: () => (existsSync(file) ? readFileSync(file, 'utf8') : undefined),
    start: (kind: (typeof kinds)[number]) =>
      LspClient.start({ kind, folders: [folder.uri], trusted: options.trusted ?? true, settings: options.settings }),
  };
}

describe.each(kinds)('a %s client', (kind) => {
  test('gets the tools of a real server, and its policy checked against them', async () => {
    const { start, uri, kept, folder } = await configured([everything]);
    const client = await start(kind);
    await client.open(uri, readFileSync(path.join(folder.path, 's.mcp-policy.json'), 'utf8'));
    expect((await client.diagnostics(uri)).map(({ code }) => code)).toContain('snapshot/missing');
    const argument = { uri, server: 's', consent: true };
    const first = await client.command<Refreshed>('refreshSnapshot', argument);
    expect(first).toMatchObject({ status: 'written', snapshotUri: folder.at('.mcp-policy/snapshots/s.json') });
    const text = kept();
    expect(JSON.parse(text ?? '')).toMatchObject({ v: 1, server: 's' });
    const found = await client.diagnosticsWhen(uri, (now) => now.some(({ code }) => code === 'tools/unknown-tool'));
    expect(found.find(({ code }) => code === 'tools/unknown-tool')?.message).toContain('ecko');
    expect(await client.command<Refreshed>('refreshSnapshot', argument)).toMatchObject({ status: 'unchanged' });
    expect(kept()).toBe(text);
  });

  test('in a workspace that is not trusted starts nothing, and is told why', async () => {
    const { start, uri, folder, kept } = await configured([testServer, 'stuck', 'pid'], { trusted: false });
    const client = await start(kind);
    const refused = await client.command<Refreshed>('refreshSnapshot', { uri, server: 's', consent: true });
    expect(refused).toMatchObject({ status: 'refused', message: expect.stringContaining('not trusted') });
    expect(existsSync(path.join(folder.path, 'pid'))).toBe(false);
    expect(kept()).toBeUndefined();
  });

  test('that is granted trust later may refresh then', async () => {
    const { start, uri } = await configured([testServer, 'plain'], { trusted: false });
    const client = await start(kind);
    await client.connection.sendNotification('mcpPolicy/didGrantTrust');
    const argument = { uri, server: 's', consent: true };
    expect(await client.command<Refreshed>('refreshSnapshot', argument)).toMatchObject({ status: 'written', tools: 2 });
  });

  test('without consent, or with consent to another configuration, starts nothing', async () => {
    const { start, uri, kept } = await configured([testServer, 'plain']);
    const client = await start(kind);
    const unasked = await client.command<Refreshed>('refreshSnapshot', { uri, server: 's', consent: false });
    expect(unasked).toMatchObject({ status: 'refused', message: expect.stringContaining('agreed') });
    const other = { uri, server: 's', consent: true, expectedHash: 'f'.repeat(64) };
    expect(await client.command<Refreshed>('refreshSnapshot', other)).toMatchObject({ status: 'refused' });
    expect(kept()).toBeUndefined();
    const { servers } = await client.command<{ servers: { hash: string }[] }>('servers', { uri });
    const same = { ...other, expectedHash: servers[0]?.hash };
    expect(await client.command<Refreshed>('refreshSnapshot', same)).toMatchObject({ status: 'written' });
  });

  test('sees what is different before anything is written over', async () => {
    const { start, uri, folder, kept } = await configured([testServer, 'plain']);
    await folder.write('.mcp-policy/snapshots/s.json', { ...snapshot, server: 's' });
    const before = kept();
    const client = await start(kind);
    const argument = { uri, server: 's', consent: true };
    const differs = await client.command<Refreshed>('refreshSnapshot', argument);
    expect(differs).toMatchObject({ status: 'differs', tools: 2 });
    expect(differs.differences).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'added', tool: 'read_note' }),
        expect.objectContaining({ kind: 'removed', tool: 'delete_order' }),
      ]),
    );
    expect(kept()).toBe(before);
    const accepted = await client.command<Refreshed>('refreshSnapshot', { ...argument, accept: true });
    expect(accepted).toMatchObject({ status: 'written' });
    expect(kept()).toBe(
      differs.proposed?.replace(/"takenAt": "[^"]*"/, /"takenAt": "[^"]*"/.exec(kept() ?? '')?.[0] ?? ''),
    );
  });

  test('is told on the lines of the policy what a changed server has otherwise, until the new listing is accepted', async () => {
    const { start, uri, folder } = await configured([testServer, 'changing', 'changed']);
    const text = JSON.stringify({
      version: '1',
      default: 'allow',
      hide: ['delete_repo'],
      tools: {
        old_search: {},
        list_files: { deny_if: [{ conditions: [{ path: 'args.path', op: 'contains', value: '..' }] }] },
      },
    });
    const client = await start(kind);
    const argument = { uri, server: 's', consent: true };
    expect(await client.command<Refreshed>('refreshSnapshot', argument)).toMatchObject({ status: 'written' });
    await client.open(uri, text);
    const drift = (found: readonly { readonly code?: number | string | undefined }[]) =>
      found.flatMap(({ code }) => (String(code).startsWith('drift/') ? [code] : []));
    expect(drift(await client.diagnostics(uri))).toEqual([]);
    writeFileSync(path.join(folder.path, 'changed'), '');
    expect(await client.command<Refreshed>('refreshSnapshot', argument)).toMatchObject({ status: 'differs' });
    const found = await client.diagnosticsWhen(uri, (now) => drift(now).length > 0);
    expect(drift(found)).toEqual([
      'drift/tool-renamed',
      'drift/tool-gone',
      'drift/annotations-changed',
      'drift/description-changed',
      'drift/argument-changed',
    ]);
    expect(found.find(({ code }) => code === 'drift/description-changed')?.message).toContain('~/.ssh/id_rsa');
    await client.command<Refreshed>('refreshSnapshot', { ...argument, accept: true });
    await client.diagnosticsWhen(uri, (now) => drift(now).length === 0);
  });

  // Seconds. One hangs and one talks for ever: they run into it, the latter once it has surely said something.
  test.each([
    ['exits', /exit code 3/, 60],
    ['hangs', /^No listing within 1 s/, 1],
    ['garbage', /not MCP/, 5],
  ])('is told what is wrong with a server that %s, and keeps the old snapshot', async (behaviour, reason, timeout) => {
    const { start, uri, folder, kept } = await configured([testServer, behaviour], {
      settings: { snapshot: { timeout } },
    });
    await folder.write('.mcp-policy/snapshots/s.json', { ...snapshot, server: 's' });
    const before = kept();
    const client = await start(kind);
    const failed = await client.command<Refreshed>('refreshSnapshot', { uri, server: 's', consent: true });
    expect(failed).toMatchObject({ status: 'failed', message: expect.stringMatching(reason) });
    expect(typeof failed.stderr).toBe('string');
    expect(kept()).toBe(before);
  });

  test('that cancels leaves no server running', async () => {
    const { start, uri, folder, kept } = await configured([testServer, 'stuck', 'pid']);
    const client = await start(kind);
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest(
      'workspace/executeCommand',
      { command: 'mcpPolicy.server.refreshSnapshot', arguments: [{ uri, server: 's', consent: true }] },
      source.token,
    );
    const pid = await numberIn(path.join(folder.path, 'pid'));
    expect(isRunning(pid)).toBe(true);
    source.cancel();
    await expect(answer).rejects.toMatchObject({ code: -32800 });
    expect(isRunning(pid)).toBe(false);
    expect(kept()).toBeUndefined();
  });

  test('that goes in the middle leaves no server running', async () => {
    const { start, uri, folder } = await configured([testServer, 'stuck', 'pid']);
    const client = await start(kind);
    const answer = client.command('refreshSnapshot', { uri, server: 's', consent: true }).catch(() => undefined);
    const pid = await numberIn(path.join(folder.path, 'pid'));
    expect(await client.quit()).toBe(0);
    await waitFor(() => (isRunning(pid) ? undefined : 'gone'));
    client.connection.dispose();
    await answer;
  });

  test('is told of a server that nobody has configured', async () => {
    const { start, uri } = await configured([testServer, 'plain']);
    const client = await start(kind);
    const answer = client.command('refreshSnapshot', { uri, server: 'other', consent: true });
    await expect(answer).rejects.toThrow('Configured: "s"');
  });
});
