import { compareSnapshots } from '@mcp-policy/mcp';
import { afterEach, describe, expect, test } from 'vitest';
import { httpServer, type RunningServer, startHttp, take } from './start.ts';

const started: RunningServer[] = [];

async function start(behaviour: string, ...args: string[]): Promise<RunningServer> {
  const server = await startHttp(behaviour, ...args);
  started.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.stop()));
});

describe('a server that is reached by URL', () => {
  test('of the old protocol, with sessions and event streams, is listed', async () => {
    const { url } = await start('old');
    const result = await take(httpServer(`${url}?api_key=0123456789abcdef`));
    expect(result).toMatchObject({
      ok: true,
      snapshot: {
        server: 'web',
        serverInfo: { name: 'old', version: '1.0.0' },
        protocolVersion: '2025-03-26',
        source: { type: 'http', url },
        tools: [{ name: 'fetch_page' }, { name: 'post_page' }],
      },
    });
  });

  test('of the new protocol alone is listed, and its rug-pull is seen', async () => {
    const { url } = await start('modern');
    const before = await take(httpServer(url));
    await fetch(url.replace('/mcp', '/change'), { method: 'POST' });
    const after = await take(httpServer(url));
    expect(before).toMatchObject({ ok: true, snapshot: { protocolVersion: '2026-07-28' } });
    if (!before.ok || !after.ok) return;
    expect(compareSnapshots(before.snapshot, after.snapshot).map(({ kind, tool }) => `${kind} ${tool}`)).toEqual([
      'renamed delete_repository',
      'changed list_files',
      'removed old_search',
    ]);
  });

  test('of the oldest protocol is listed over its event stream, configured as such or not', async () => {
    for (const [type, status] of [
      ['http', '404'],
      ['http', '400'],
      ['sse', '404'],
    ] as const) {
      const { url } = await start('sse', status);
      const result = await take({ ...httpServer(url), type });
      expect(result).toMatchObject({ ok: true, snapshot: { protocolVersion: '2024-11-05' } });
    }
  });

  test('that wants to know who asks gets told about, with what to set and without what was sent', async () => {
    const { url } = await start('unauthorized');
    const without = await take(httpServer(url));
    expect(without).toMatchObject({ ok: false, reason: expect.stringMatching(/\(401\).*"headers".*Authorization/) });
    const wrong = await take(httpServer(url, { Authorization: 'Bearer wrong-token-123' }));
    expect(wrong).toMatchObject({ ok: false, reason: expect.stringContaining('may have expired') });
    expect(JSON.stringify(wrong)).not.toContain('wrong-token-123');
    const right = await take(httpServer(url, { Authorization: 'Bearer ${input:token}' }), {
      variables: (name) => (name === 'input:token' ? 'let-me-in-0123456789' : undefined),
    });
    expect(right).toMatchObject({ ok: true });
    expect(JSON.stringify(right)).not.toContain('let-me-in');
  });

  test('that refuses what the credentials allow says so, with the scope that it asks for', async () => {
    const { url } = await start('forbidden');
    expect(await take(httpServer(url))).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/\(403\)\. Give it a token in "headers".*It asks for the scope "tools:list"/),
    });
    const given = await take(httpServer(url, { Authorization: 'Bearer a-token-to-keep' }));
    expect(given).toMatchObject({ ok: false, reason: expect.stringContaining('Use a token that may do more') });
    expect(JSON.stringify(given)).not.toContain('a-token-to-keep');
  });

  test('that redirects to another origin is not followed, and that origin hears nothing', async () => {
    const server = await start('redirect');
    const result = await take(httpServer(server.url, { Authorization: 'Bearer a-token-to-keep' }));
    expect(result).toMatchObject({ ok: false, reason: expect.stringContaining('which is not followed') });
    expect(JSON.stringify(result)).not.toContain('nobodys-business');
    expect(server.output()).toBe('');
  });

  test('that is a web page is said to be one', async () => {
    const { url } = await start('html');
    expect(await take(httpServer(url))).toMatchObject({ ok: false, reason: expect.stringContaining('"text/html"') });
  });

  test('that answers with more than allowed is cut off, however small it was packed', async () => {
    const { url } = await start('huge');
    const result = await take(httpServer(url), { maxBytes: 1_000_000 });
    expect(result).toMatchObject({ ok: false, reason: expect.stringContaining('more than 1000000 bytes') });
  });

  test('that never answers is given up after the time-out', async () => {
    const { url } = await start('hangs');
    const result = await take(httpServer(url), { timeoutMs: 300 });
    expect(result).toMatchObject({ ok: false, reason: 'no listing within 0.3 s' });
  });

  test('that is not there is said not to be', async () => {
    const server = await startHttp('hangs');
    await server.stop();
    expect(await take(httpServer(server.url))).toMatchObject({
      ok: false,
      reason: expect.stringContaining('cannot be reached (ECONNREFUSED)'),
    });
  });

  test('cannot be asked with a password in its URL', async () => {
    const result = await take(httpServer('https://me:opensesame@127.0.0.1/mcp'));
    expect(result).toMatchObject({ ok: false, reason: expect.stringContaining('use a header instead') });
    expect(JSON.stringify(result)).not.toContain('opensesame');
  });
});
