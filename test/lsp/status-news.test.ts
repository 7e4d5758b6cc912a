import { describe, expect, test } from 'vitest';
import { type Kind, kinds, LspClient } from './client.ts';
import { shopPolicy, snapshot } from './samples.ts';
import { workspaceFolder } from './workspace-folder.ts';

const name = 'shop.mcp-policy.json';
const news = 'mcpPolicy/statusChanged';

/** A client with an open policy; `heard(n)` resolves once it was told n times, with the URIs. */
async function listening(kind: Kind, statusChanged = true) {
  const folder = await workspaceFolder({ [name]: shopPolicy });
  const client = await LspClient.start({ kind, folders: [folder.uri], statusChanged });
  const told: string[] = [];
  let waiting: { readonly times: number; readonly resolve: (told: readonly string[]) => void } | undefined;
  client.connection.onNotification(news, ({ uri }: { uri: string }) => {
    told.push(uri);
    if (waiting && told.length >= waiting.times) waiting.resolve(told);
  });
  const heard = (times: number) =>
    new Promise<readonly string[]>((resolve) => {
      waiting = { times, resolve };
      if (told.length >= times) resolve(told);
    });
  const changed = (file: string) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 2 }] });
  return { folder, client, told, heard, changed, uri: folder.at(name) };
}

describe.each(kinds)('a %s client', (kind) => {
  test('hears that the status of an open policy has changed, and finds it changed when it asks', async () => {
    const { folder, client, told, heard, changed, uri } = await listening(kind);
    await client.open(uri, shopPolicy);
    await heard(1);
    expect(await client.command('status', { uri })).toMatchObject({ snapshot: { state: 'missing' } });
    await folder.write('.mcp-policy/snapshots/shop.json', snapshot);
    await changed(folder.at('.mcp-policy/snapshots/shop.json'));
    expect(await heard(2)).toEqual([uri, uri]);
    expect(await client.command('status', { uri })).toMatchObject({ snapshot: { state: 'found', tools: 3 } });
    expect(told).toHaveLength(2);
  });

  test('hears nothing when what was read again is the same', async () => {
    const { folder, client, told, heard, changed, uri } = await listening(kind);
    await client.open(uri, shopPolicy);
    await heard(1);
    await folder.write('.mcp-policy/notes.txt', 'x');
    await changed(folder.at('.mcp-policy/notes.txt'));
    // A recording that comes afterwards is told of, so the first reading is over by then.
    await folder.write('.mcp-policy/recordings/monday.jsonl', '');
    await changed(folder.at('.mcp-policy/recordings/monday.jsonl'));
    await heard(2);
    expect(told).toHaveLength(2);
  });

  test('hears of no policy that is not open, though it asks about one', async () => {
    const { folder, client, told, heard, uri } = await listening(kind);
    await folder.write('other.mcp-policy.json', shopPolicy);
    await client.command('status', { uri: folder.at('other.mcp-policy.json') });
    await client.open(uri, shopPolicy);
    await heard(1);
    expect(told).toEqual([uri]);
  });

  test('hears nothing when it has not said that it listens', async () => {
    const { client, told, uri } = await listening(kind, false);
    await client.open(uri, shopPolicy);
    await client.command('status', { uri });
    expect(told).toEqual([]);
  });
});
