import { PassThrough } from 'node:stream';
import type { Files } from '@mcp-policy/workspace';
import { afterEach, describe, expect, test } from 'vitest';
import { createConnection } from 'vscode-languageserver/node';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';
import { type Runtime, startServer } from './index.ts';

const open: ProtocolConnection[] = [];
afterEach(() => {
  for (const connection of open.splice(0)) connection.dispose();
});

const policy = '{ "version": "1", "default": "deny", "tools": { "list": {}, "lost": {} } }';
const snapshot = JSON.stringify({ tools: [{ name: 'list' }] });
const uri = 'file:///w/s.mcp-policy.json';

/** A place to run in that is neither Node nor a browser: files from a map, real timers, a clock that stands. */
function place(texts: Readonly<Record<string, string>>, more: Partial<Runtime> = {}): Runtime {
  const isFolder = (at: string) => Object.keys(texts).some((name) => name.startsWith(`${at}/`));
  const files: Files = {
    read: async (at) => texts[at] ?? Promise.reject(new Error('there is no such file')),
    stat: async (at) => {
      const text = texts[at];
      if (text !== undefined) return { type: 'file', size: text.length, modified: 0 };
      return isFolder(at) ? { type: 'directory', size: 0, modified: 0 } : undefined;
    },
    list: async (at) => [
      ...new Set(
        Object.keys(texts)
          .filter((name) => name.startsWith(`${at}/`))
          .map((name) => name.slice(at.length + 1).split('/')[0] ?? ''),
      ),
    ],
  };
  const timer: Runtime['timer'] = {
    after(delay, callback) {
      const timeout = setTimeout(callback, delay);
      return { dispose: () => clearTimeout(timeout) };
    },
  };
  return { version: '0', files, timer, now: () => Date.parse('2026-11-20T10:00:00Z'), ...more };
}

/** A client of a server that runs in this process. */
async function connect(runtime: Runtime, capabilities: ClientCapabilities) {
  const up = new PassThrough();
  const down = new PassThrough();
  startServer(createConnection(up, down), runtime);
  const connection = createProtocolConnection(down, up);
  open.push(connection);
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: 'file:///w',
    capabilities,
    initializationOptions: { trusted: true },
  });
  await connection.sendNotification('initialized', {});
  return connection;
}

const openPolicy = (connection: ProtocolConnection, text = policy) =>
  connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'mcp-policy', version: 1, text },
  });
const pull = async (connection: ProtocolConnection) => {
  const report = await connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
    textDocument: { uri },
  });
  return report.items.map(({ code }) => code);
};
const pulls: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
};

describe('a server on a slow disk', () => {
  test('answers without the snapshot, and has the client pull again when it is there', async () => {
    let arrive: (text: string) => void = () => undefined;
    const slow = new Promise<string>((resolve) => {
      arrive = resolve;
    });
    const runtime = place({ 'file:///w/.mcp-policy/snapshots/s.json': snapshot });
    const files = { ...runtime.files, read: () => slow };
    // Patience of a second is over at once here; everything else that is timed takes its time.
    const timer: Runtime['timer'] = {
      after: (delay, callback) => runtime.timer.after(delay === 1000 ? 1 : delay, callback),
    };
    const connection = await connect({ ...runtime, files, timer }, pulls);
    const refreshed = new Promise<void>((resolve) => {
      connection.onRequest('workspace/diagnostic/refresh', () => {
        resolve();
        return null;
      });
    });
    await openPolicy(connection);
    expect(await pull(connection)).toContain('snapshot/missing');
    arrive(snapshot);
    await refreshed;
    expect(await pull(connection)).toContain('tools/unknown-tool');
  });
});

describe('a server on a disk that never answers', () => {
  test('makes nobody wait for it again once a moment has passed, and points at what it knows', async () => {
    const snapshotUri = 'file:///w/.mcp-policy/snapshots/s.json';
    const runtime = place({ [snapshotUri]: snapshot });
    let hangs = false;
    const files: Files = {
      ...runtime.files,
      read: (at) => (hangs ? new Promise(() => undefined) : runtime.files.read(at)),
    };
    /** Patiences that came to their end. */
    let waits = 0;
    let now = runtime.now();
    const timer: Runtime['timer'] = {
      after: (delay, callback) =>
        runtime.timer.after(Math.min(delay, 5), () => {
          if (delay === 1000 || delay === 300) {
            waits++;
            now += delay;
          }
          callback();
        }),
    };
    const connection = await connect({ ...runtime, files, timer, now: () => now }, pulls);
    hangs = true;
    await openPolicy(connection);
    const textDocument = { uri };
    const position = { line: 0, character: policy.indexOf('list') + 1 };
    const ask = (method: string, more: object = {}) =>
      connection.sendRequest(`textDocument/${method}`, { textDocument, ...more });
    await ask('foldingRange');
    await ask('selectionRange', { positions: [position] });
    await ask('documentHighlight', { position });
    expect(waits).toBe(0);
    expect(await ask('hover', { position })).toMatchObject({ contents: { value: expect.stringContaining('list') } });
    expect(waits).toBe(1);
    await ask('hover', { position });
    await ask('completion', { position });
    await ask('documentSymbol');
    expect(await ask('references', { position, context: { includeDeclaration: true } })).toHaveLength(1);
    expect(waits).toBe(1);
  });

  test('points at the snapshot when its text does not come', async () => {
    const snapshotUri = 'file:///w/.mcp-policy/snapshots/s.json';
    const runtime = place({ [snapshotUri]: snapshot });
    let hangs = false;
    const files: Files = {
      ...runtime.files,
      read: (at) => (hangs ? new Promise(() => undefined) : runtime.files.read(at)),
    };
    const connection = await connect({ ...runtime, files }, pulls);
    await openPolicy(connection);
    expect(await pull(connection)).toContain('tools/unknown-tool');
    hangs = true;
    const position = { line: 0, character: policy.indexOf('list') + 1 };
    expect(await connection.sendRequest('textDocument/definition', { textDocument: { uri }, position })).toEqual([
      { uri: snapshotUri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } },
    ]);
  });
});

describe('a server in a place without processes', () => {
  test('refuses what it cannot do, in words', async () => {
    const connection = await connect(place({ [uri]: policy }), {});
    const command = (name: string, argument: object) =>
      connection.sendRequest('workspace/executeCommand', {
        command: `mcpPolicy.server.${name}`,
        arguments: [argument],
      });
    expect(await command('refreshSnapshot', { uri, server: 's', consent: true })).toMatchObject({ status: 'refused' });
    await expect(command('simulate', { uri, recordings: ['file:///w/a.jsonl'] })).rejects.toThrow(
      'cannot be read where',
    );
  });
});

describe('a client that can do next to nothing', () => {
  const texts = { 'file:///w/.mcp-policy/snapshots/s.json': snapshot };

  test('gets diagnostics pushed, hovers as plain text, a flat outline, and no code actions it would misread', async () => {
    const connection = await connect(place(texts), {});
    const pushed = new Promise<PublishDiagnosticsParams>((resolve) => {
      connection.onNotification('textDocument/publishDiagnostics', resolve);
    });
    await openPolicy(connection);
    expect((await pushed).diagnostics.map(({ code }) => code)).toContain('tools/unknown-tool');
    const textDocument = { uri };
    const position = { line: 0, character: policy.indexOf('list') };
    const hover = await connection.sendRequest<{ contents: { kind: string; value: string } }>('textDocument/hover', {
      textDocument,
      position,
    });
    expect(hover.contents.kind).toBe('plaintext');
    expect(hover.contents.value).not.toMatch(/\*\*|`|\\/);
    const symbols = await connection.sendRequest('textDocument/documentSymbol', { textDocument });
    expect(symbols).toContainEqual(
      expect.objectContaining({ name: 'list', containerName: 'tools', location: expect.objectContaining({ uri }) }),
    );
    const range = { start: position, end: position };
    expect(
      await connection.sendRequest('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }),
    ).toEqual([]);
  });

  test('sends its settings by itself, and they count', async () => {
    const connection = await connect(place(texts), pulls);
    const refreshed = new Promise<void>((resolve) => {
      connection.onRequest('workspace/diagnostic/refresh', () => {
        resolve();
        return null;
      });
    });
    await openPolicy(connection);
    expect(await pull(connection)).toContain('tools/unknown-tool');
    const settings = { mcpPolicy: { rules: { 'tools/unknown-tool': 'off' } } };
    await connection.sendNotification('workspace/didChangeConfiguration', { settings });
    await refreshed;
    expect(await pull(connection)).not.toContain('tools/unknown-tool');
  });

  test('gets edits without versions, which is all that it understands', async () => {
    const connection = await connect(place(texts), {
      ...pulls,
      textDocument: {
        ...pulls.textDocument,
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
      },
    });
    await openPolicy(connection);
    const position = { line: 0, character: policy.indexOf('lost') };
    const actions = await connection.sendRequest<{ edit?: object }[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    expect(actions.length).toBeGreaterThan(0);
    for (const { edit } of actions) expect(edit).toHaveProperty(['changes', uri]);
  });
});
