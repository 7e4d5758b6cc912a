import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ServerDefinition } from '@mcp-policy/mcp';
import { type WatchOptions, watchTools } from '@mcp-policy/mcp/client';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { httpServer, isRunning, numberIn, startHttp, stdioServer, waitFor } from './start.ts';

let folder = '';
let now = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'watched-'));
  now = path.join(folder, 'now');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Watches a server, and keeps what is told: `listing`, the names of the tools, or why it ended. */
async function watching(definition: ServerDefinition, options: Partial<WatchOptions> = {}) {
  const told: string[] = [];
  const result = await watchTools(definition, {
    variables: () => undefined,
    readFile: () => Promise.reject(new Error('no such file')),
    pace: { leastMs: 50, pollMs: 60_000 },
    onListing: () => told.push('listing'),
    onListed: ({ snapshot }) => told.push(snapshot.tools.map(({ name }) => name).join()),
    onEnded: ({ reason }) => told.push(`ended: ${reason}`),
    ...options,
  });
  if (!result.ok) throw new Error(result.reason);
  const { watch, snapshot } = result;
  onTestFinished(() => watch.stop());
  return { watch, told, first: snapshot.tools.map(({ name }) => name).join() };
}

const before = 'delete_repo,list_files,old_search';
const after = 'delete_repository,list_files';

describe('a server that is watched', () => {
  test.each(['announces', 'announces-modern', 'expires'])('is listed again when its tools change: %s', async (how) => {
    const { first, told } = await watching(stdioServer(how, now));
    expect(first).toBe(before);
    writeFileSync(now, '');
    await waitFor(() => told.find((text) => text === after));
    expect(told[0]).toBe('listing');
  });

  test('over HTTP is listed again when it says that its tools changed', async () => {
    const server = await startHttp('modern');
    onTestFinished(() => server.stop());
    const { first, told, watch } = await watching(httpServer(server.url));
    expect(first).toBe(before);
    await fetch(server.url.replace('/mcp', '/change'), { method: 'POST' });
    await waitFor(() => told.find((text) => text === after));
    await watch.stop();
  });

  test('that promises nothing is asked now and then', async () => {
    const { told } = await watching(stdioServer('silent'), { pace: { leastMs: 10, pollMs: 50 }, timeoutMs: 9_000 });
    await waitFor(() => (told.filter((text) => text === 'wait').length >= 2 ? true : undefined));
  });

  test('that says with every listing that its tools changed is not asked without a pause', async () => {
    const { told, watch } = await watching(stdioServer('shouts'), { pace: { leastMs: 300 } });
    const started = performance.now();
    const listings = () => told.filter((text) => text === 'listing').length;
    await waitFor(() => (listings() >= 3 ? true : undefined));
    expect(performance.now() - started).toBeGreaterThan(550);
    await watch.stop();
  });

  test('that ends by itself is told with its reason, and is not asked any more', async () => {
    const { told } = await watching(stdioServer('leaves', now));
    writeFileSync(now, '');
    await waitFor(() => told.find((text) => text === 'ended: the server ended with exit code 4'));
    expect(told).toHaveLength(1);
  });

  test('is gone with all its processes when the watch is stopped, and nothing is told any more', async () => {
    const file = path.join(folder, 'pid');
    const { watch, told } = await watching(stdioServer('grandchild', file));
    const pid = await numberIn(file);
    expect(isRunning(pid)).toBe(true);
    await watch.stop();
    expect(isRunning(pid)).toBe(false);
    expect(told).toEqual([]);
  });

  test('that cannot be listed in the beginning is no watch', async () => {
    await expect(watching(stdioServer('exits'))).rejects.toThrow('exit code 3');
  });
});
