import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isRunning, numberIn, waitFor } from '../servers/start.ts';
import { kinds, LspClient } from './client.ts';
import { workspaceFolder } from './workspace-folder.ts';

const testServer = fileURLToPath(new URL('../servers/stdio.mjs', import.meta.url));
const policy =
  '{ "version": "1", "default": "deny", "hide": ["delete_repo"], "tools": { "list_files": {}, "old_search": {} } }';

interface Watched {
  readonly status: string;
  readonly watching?: boolean;
}

interface Status {
  readonly listing: {
    readonly state: string;
    readonly watched: boolean;
    readonly listedAt?: string;
    readonly ended?: string;
  };
}

/** A workspace whose server `s` is `node stdio.mjs <args>`, and an editor with its policy open. */
async function watching(kind: (typeof kinds)[number], args: readonly string[], trusted = true) {
  const mcp = (more: readonly string[]) => ({
    mcpServers: { s: { command: process.execPath, args: [testServer, ...more] } },
  });
  const folder = await workspaceFolder({ 's.mcp-policy.json': policy, '.mcp.json': mcp(args) });
  const uri = folder.at('s.mcp-policy.json');
  const client = await LspClient.start({
    kind,
    folders: [folder.uri],
    trusted,
    statusChanged: true,
    toolsChanged: true,
  });
  const news: { server: string; result: { status: string; proposed: string } }[] = [];
  client.connection.onNotification('mcpPolicy/toolsChanged', (told: (typeof news)[number]) => {
    news.push(told);
  });
  await client.open(uri, policy);
  const argument = { uri, server: 's', consent: true };
  return {
    folder,
    uri,
    client,
    news,
    mcp,
    watch: () => client.command<Watched>('watchServer', argument),
    stop: () => client.command<{ stopped: boolean }>('stopWatching', { uri, server: 's' }),
    listing: async () => (await client.command<Status>('status', { uri })).listing,
    now: path.join(folder.path, 'now'),
  };
}

describe.each(kinds)('a %s client that watches a server', (kind) => {
  test('is told of a rug-pull while the server runs: status, lines of the policy, a notification with the listing', async () => {
    const { client, uri, news, watch, stop, listing, now } = await watching(kind, ['announces', 'now']);
    expect(await listing()).toEqual({ state: 'unknown', watched: false });
    expect(await watch()).toMatchObject({ status: 'written', watching: true });
    expect(await listing()).toMatchObject({ state: 'live', watched: true, listedAt: expect.any(String) });
    writeFileSync(now, '');
    const drift = await client.diagnosticsWhen(uri, (found) => found.some(({ code }) => code === 'drift/tool-renamed'));
    expect(drift.map(({ code }) => code)).toContain('drift/description-changed');
    expect(await listing()).toMatchObject({ state: 'outdated', watched: true });
    const [told] = await waitFor(() => (news.length > 0 ? news : undefined));
    expect(told).toMatchObject({ server: 's', result: { status: 'differs' } });
    expect(told?.result.proposed).toContain('delete_repository');
    expect(await stop()).toEqual({ stopped: true });
    expect(await listing()).toMatchObject({ state: 'outdated', watched: false });
    expect(news).toHaveLength(1);
  });

  test('has the server for as long as it watches: until it stops', async () => {
    const { folder, watch, stop, listing } = await watching(kind, ['grandchild', 'pid']);
    expect(await watch()).toMatchObject({ watching: true });
    const pid = await numberIn(path.join(folder.path, 'pid'));
    expect(isRunning(pid)).toBe(true);
    await stop();
    expect(isRunning(pid)).toBe(false);
    expect(await listing()).toMatchObject({ state: 'cached', watched: false });
    expect(await stop()).toEqual({ stopped: false });
  });

  test('leaves no server behind when it goes', async () => {
    const { client, folder, watch } = await watching(kind, ['grandchild', 'pid']);
    await watch();
    const pid = await numberIn(path.join(folder.path, 'pid'));
    expect(await client.quit()).toBe(0);
    await waitFor(() => (isRunning(pid) ? undefined : 'gone'));
  });

  test('loses it when its configuration changes, and is told why', async () => {
    const { client, folder, mcp, watch, listing } = await watching(kind, ['grandchild', 'pid']);
    await watch();
    const pid = await numberIn(path.join(folder.path, 'pid'));
    await folder.write('.mcp.json', mcp(['plain']));
    const changes = [{ uri: folder.at('.mcp.json'), type: 2 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await waitFor(() => (isRunning(pid) ? undefined : 'gone'));
    expect(await listing()).toMatchObject({ state: 'cached', ended: 'its configuration has changed' });
  });

  test('is told why when the server ends by itself', async () => {
    const { watch, listing, client, now } = await watching(kind, ['leaves', 'now']);
    const ended = new Promise<void>((resolve) => {
      client.connection.onNotification('mcpPolicy/statusChanged', async () => {
        if ((await listing()).ended !== undefined) resolve();
      });
    });
    await watch();
    writeFileSync(now, '');
    await ended;
    expect(await listing()).toMatchObject({
      state: 'cached',
      watched: false,
      ended: expect.stringContaining('code 4'),
    });
  });

  test('may not do so in a workspace that is not trusted', async () => {
    const { watch, listing } = await watching(kind, ['plain'], false);
    expect(await watch()).toMatchObject({ status: 'refused' });
    expect(await listing()).toMatchObject({ watched: false });
  });

  test('is told of a server that cannot be listed, and watches nothing', async () => {
    const { watch, listing } = await watching(kind, ['exits']);
    expect(await watch()).toMatchObject({ status: 'failed', watching: false });
    expect(await listing()).toMatchObject({ state: 'unknown', watched: false });
  });
});
