import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compareSnapshots, parseSnapshot, serializeSnapshot } from '@mcp-policy/mcp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundledTaker, isRunning, numberIn, stdioServer, take, waitFor } from './start.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'servers-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a server that works', () => {
  test('is listed sorted, with where it came from', async () => {
    const result = await take(stdioServer('plain'));
    expect(result).toMatchObject({
      ok: true,
      notes: [],
      snapshot: {
        server: 'plain',
        protocolVersion: '2025-06-18',
        source: { type: 'stdio', command: process.execPath },
        tools: [{ name: 'read_note' }, { name: 'write_note' }],
      },
    });
    if (result.ok) expect(parseSnapshot(serializeSnapshot(result.snapshot)).snapshot).toEqual(result.snapshot);
  });

  test('is listed when it speaks the new protocol alone', async () => {
    const result = await take(stdioServer('modern'));
    expect(result).toMatchObject({ ok: true, snapshot: { protocolVersion: '2026-07-28', tools: [{ name: 'greet' }] } });
  });

  test('is listed when the question for the new protocol ends it', async () => {
    expect(await take(stdioServer('deaf'))).toMatchObject({ ok: true, snapshot: { protocolVersion: '2024-11-05' } });
  });

  test('is listed when it never answers the question for the new protocol', async () => {
    const result = await take(stdioServer('silent'), { timeoutMs: 9_000 });
    expect(result).toMatchObject({ ok: true, snapshot: { tools: [{ name: 'wait' }] } });
  });

  test('is listed with a note when it prints what is no message', async () => {
    const result = await take(stdioServer('chatty'));
    expect(result).toMatchObject({ ok: true, notes: [expect.stringContaining('"Listening…"')] });
  });

  test('is listed over all its pages, an empty cursor among them', async () => {
    const result = await take(stdioServer('pages'));
    expect(result.ok && result.snapshot.tools.length).toBe(5_000);
    expect(result.ok && result.snapshot.tools.at(-1)?.name).toBe('tool_04999');
  });

  test('is listed anew when its tools changed between two pages', async () => {
    const result = await take(stdioServer('restless'));
    expect(result.ok && result.snapshot.tools.map(({ name }) => name)).toEqual(['first_2', 'second_2']);
  });

  test('is listed with a note when one name stands on two pages', async () => {
    const result = await take(stdioServer('twice'));
    expect(result).toMatchObject({ ok: true, notes: [expect.stringContaining('2 tools are called "send"')] });
  });
});

describe('a hostile listing', () => {
  test('of odd names and broken entries is kept as far as it can be read', async () => {
    const result = await take(stdioServer('odd'));
    if (!result.ok) throw new Error(result.reason);
    const { tools } = result.snapshot;
    expect(tools.map(({ name }) => name)).toEqual(['__proto__', 'constructor', 'half', 'red', 'refers']);
    expect(tools.find(({ name }) => name === 'half')).toEqual({
      name: 'half',
      annotations: { destructiveHint: false },
    });
    expect(Object.keys(Object(tools[0]?.inputSchema).properties)).toEqual(['__proto__']);
    expect(result.notes).toEqual([
      'a tool without a name was left out: no policy could name it',
      'tool "half": description is no text and was left out',
      'tool "half": inputSchema is no JSON Schema and was left out',
      'tool "half": annotations.readOnlyHint is neither true nor false and was left out',
      'an entry of the listing is no object and was left out',
    ]);
    expect(parseSnapshot(serializeSnapshot(result.snapshot)).snapshot).toEqual(result.snapshot);
    expect({}).not.toHaveProperty('description');
  });

  test('with a schema too deep keeps the tool without it', async () => {
    const result = await take(stdioServer('deep'));
    expect(result).toMatchObject({ ok: true, notes: [expect.stringContaining('nests deeper')] });
    expect(result.ok && result.snapshot.tools[0]).toEqual({ name: 'deep', description: 'Deep.' });
  });

  test.each([
    ['endless', { maxPages: 20 }, 'more than 20 pages'],
    ['endless', { maxTools: 20 }, 'more than 20 tools'],
    ['circle', {}, 'go round in a circle'],
    ['huge', {}, 'more than 16777216 bytes'],
  ])('that is %s is refused as a whole', async (behaviour, limits, reason) => {
    expect(await take(stdioServer(behaviour), limits)).toMatchObject({
      ok: false,
      reason: expect.stringContaining(reason),
    });
  });
});

describe.concurrent('a server that fails says why', () => {
  test.each([
    ['exits', /ended with exit code 3 before/],
    ['no-tools', /offers no tools/],
    ['refuses', /answered "tools\/list" with the error "not with the token/],
  ])('%s', async (behaviour, reason) => {
    expect(await take(stdioServer(behaviour))).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
  });

  test.each([
    ['hangs', /^no listing within 5 s; it said nothing at all/],
    ['garbage', /^no listing within 5 s; what it printed is not MCP: "Welcome to the server!"/],
  ])('%s', async (behaviour, reason) => {
    const result = await take(stdioServer(behaviour), { timeoutMs: 5_000 });
    expect(result).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
  });

  test('when its command is not there', async () => {
    const result = await take(stdioServer('plain', undefined, { command: 'no-such-command' }));
    expect(result).toMatchObject({ ok: false, reason: expect.stringContaining('"no-such-command" was not found') });
  });

  test('when its folder is not there', async () => {
    const result = await take(stdioServer('plain', undefined, { cwd: '/no/such/folder' }));
    expect(result).toMatchObject({ ok: false, reason: expect.stringContaining('"/no/such/folder"') });
  });

  test('when the caller gives up', async () => {
    const result = await take(stdioServer('hangs'), { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ ok: false, reason: 'cancelled' });
  });
});

describe.concurrent('nothing is left running', () => {
  test.each(['grandchild', 'orphan'])('of a server that starts others: %s', async (behaviour) => {
    const file = path.join(folder, behaviour);
    await take(stdioServer(behaviour, file));
    const pid = Number(readFileSync(file, 'utf8'));
    expect(pid).toBeGreaterThan(1);
    expect(isRunning(pid)).toBe(false);
  });

  test('when the caller gives up in the middle', async () => {
    const file = path.join(folder, 'abandoned');
    const controller = new AbortController();
    const taking = take(stdioServer('stuck', file), { signal: controller.signal });
    const pid = await numberIn(file);
    expect(isRunning(pid)).toBe(true);
    controller.abort();
    expect(await taking).toMatchObject({ ok: false, reason: 'cancelled' });
    expect(isRunning(pid)).toBe(false);
  });

  test.each([
    ['exits', undefined],
    ['is terminated', 'SIGTERM' as const],
    ['is interrupted', 'SIGINT' as const],
    ['is killed', 'SIGKILL' as const],
  ])('when the process that asked %s', async (how, signal) => {
    const script = await bundledTaker(folder);
    const file = path.join(folder, how);
    const { args } = stdioServer('stuck', file);
    const taker = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'ignore', 'inherit'] });
    const ended = once(taker, 'exit');
    const pid = await numberIn(file);
    if (signal === undefined) taker.stdin.end();
    else taker.kill(signal);
    expect(await ended).toEqual(signal === undefined ? [7, null] : [null, signal]);
    await waitFor(() => (isRunning(pid) ? undefined : 'gone'));
  });
});

describe('no secret comes back', () => {
  const token = 'correct-horse-battery';

  test.each(['exits', 'needs-env', 'refuses'])('from a server that repeats it: %s', async (behaviour) => {
    const server = stdioServer(behaviour, undefined, { env: { API_TOKEN: '${input:token}', OTHER: 'plain-value' } });
    const result = await take(server, { variables: (name) => (name === 'input:token' ? token : undefined) });
    const text = JSON.stringify(result) + (result.ok ? serializeSnapshot(result.snapshot) : '');
    expect(text).toContain('***');
    expect(text).not.toContain(token);
    expect(text).not.toContain('API_TOKEN');
  });

  test('from arguments, as they were configured or filled in', async () => {
    const server = stdioServer('plain');
    const args = [...server.args, '--token', 'hunter2', '--key=${input:key}', 'postgres://me:opensesame@db/x'];
    const result = await take({ ...server, args }, { variables: () => token });
    const text = JSON.stringify(result);
    expect(text).toContain('${input:key}');
    expect(text).not.toMatch(/hunter2|opensesame|correct-horse/);
  });

  test('and one that was not given is asked for by its name', async () => {
    const result = await take(stdioServer('needs-env', undefined, { env: { API_TOKEN: '${input:token}' } }));
    expect(result).toMatchObject({ ok: false, reason: expect.stringContaining('the input "token"') });
  });
});

test('a configuration is filled in from the folder, its environment file and the environment', async () => {
  writeFileSync(path.join(folder, '.env'), 'API_TOKEN="from the file"\n');
  const [script = '', ...rest] = stdioServer('needs-env').args;
  const server = stdioServer('needs-env', undefined, {
    args: ['${env:TEST_SCRIPT}', ...rest],
    envFile: '${workspaceFolder}/.env',
  });
  const result = await take(server, {
    workspaceFolder: folder,
    variables: (name) => (name === 'env:TEST_SCRIPT' ? script : undefined),
    readFile: async (uri) => readFileSync(new URL(uri), 'utf8'),
  });
  expect(result).toMatchObject({ ok: true, snapshot: { tools: [{ name: 'call_api' }] } });
});

test('a rug-pull is told apart: renamed, changed, gone', async () => {
  const file = path.join(folder, 'changed');
  const before = await take(stdioServer('changing', file));
  writeFileSync(file, '');
  const after = await take(stdioServer('changing', file));
  if (!before.ok || !after.ok) throw new Error('not listed');
  const differences = compareSnapshots(before.snapshot, after.snapshot);
  expect(differences.map(({ kind, tool }) => `${kind} ${tool}`)).toEqual([
    'renamed delete_repository',
    'changed list_files',
    'removed old_search',
  ]);
  expect(differences[1]?.details).toEqual([
    expect.stringMatching(/^description changed at character 29: .* → ".*read ~\/\.ssh\/id_rsa/),
    'args.path: type widened: string → string or null',
    'args.context added (string, optional)',
    'annotation readOnlyHint: not said (means false) → true',
  ]);
});
