import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  createProtocolConnection,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { bundleServer } from './bundle.ts';
import { kinds, LspClient } from './client.ts';

const greeting = { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities: {} };

/** Runs the server to its end, with nothing on its standard input. */
async function run(...args: readonly string[]) {
  const child = spawn(process.execPath, [await bundleServer(), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  await once(child, 'close');
  return { code: child.exitCode, stdout, stderr };
}

describe.each(kinds)('a %s client', (kind) => {
  test('is told what the server can do, in UTF-16 and with incremental sync', async () => {
    const client = await LspClient.start({ kind });
    const { capabilities, serverInfo } = client.initialized;
    expect(serverInfo).toEqual({ name: 'mcp-policy-language-server', version: '0.1.0' });
    expect(capabilities).toMatchObject({
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2 },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: { prepareProvider: true },
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      documentLinkProvider: {},
      workspaceSymbolProvider: true,
      codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.mcpPolicy'] },
    });
    // Both ways at once would show every finding twice.
    expect(capabilities.diagnosticProvider !== undefined).toBe(kind === 'pull');
    if (kind === 'pull') {
      expect(capabilities.diagnosticProvider).toMatchObject({
        interFileDependencies: false,
        workspaceDiagnostics: false,
      });
    }
  });

  test('that says goodbye leaves no process behind', async () => {
    const client = await LspClient.start({ kind });
    expect(await client.quit()).toBe(0);
  });

  test('hears that a method is unknown, and is served on', async () => {
    const client = await LspClient.start({ kind });
    await expect(client.request('mcpPolicy/noSuchMethod', {})).rejects.toMatchObject({ code: -32601 });
    await expect(client.command('noSuchCommand', {})).rejects.toMatchObject({ code: -32602 });
    expect(await client.quit()).toBe(0);
  });
});

test('the server ends when the editor has gone without a word', async () => {
  const client = await LspClient.start({ kind: 'push' });
  const exited = once(client.process, 'exit');
  client.process.stdin?.end();
  await exited;
  expect(client.process.exitCode).toBe(1);
});

test('the server ends when the process that the editor named is no more', async () => {
  const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(gone, 'exit');
  const server = spawn(process.execPath, [await bundleServer(), '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  onTestFinished(() => {
    server.kill();
  });
  const exited = once(server, 'exit');
  const connection = createProtocolConnection(server.stdout, server.stdin);
  connection.listen();
  await connection.sendRequest('initialize', { ...greeting, processId: gone.pid });
  await exited;
  expect(server.exitCode).toBe(1);
});

test('a client that can pull but cannot be told to pull again gets its diagnostics pushed', async () => {
  const server = spawn(process.execPath, [await bundleServer(), '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  onTestFinished(() => {
    server.kill();
  });
  const connection = createProtocolConnection(server.stdout, server.stdin);
  connection.listen();
  const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
    ...greeting,
    capabilities: { textDocument: { diagnostic: {} } },
  });
  expect(capabilities.diagnosticProvider).toBeUndefined();
});

describe('on the command line', () => {
  test('--version prints the version and nothing else', async () => {
    expect(await run('--version')).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });

  test('--help says how to start it', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('--stdio');
  });

  test.each([[[]], [['--socket=0']]])('%j is told how it should be, with exit code 2', async (args) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--socket=N');
  });
});

describe('other ways to the editor', () => {
  test('--socket connects to the editor, and ends when it hangs up', async () => {
    const editor = net.createServer();
    editor.listen(0, '127.0.0.1');
    onTestFinished(() => {
      editor.close();
    });
    await once(editor, 'listening');
    const address = editor.address();
    if (address === null || typeof address === 'string') throw new Error('The editor listens on no port.');
    const server = spawn(process.execPath, [await bundleServer(), `--socket=${address.port}`], { stdio: 'ignore' });
    onTestFinished(() => {
      server.kill();
    });
    const exited = once(server, 'exit');
    const socket = await new Promise<net.Socket>((resolve) => editor.once('connection', resolve));
    const connection = createProtocolConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket));
    connection.listen();
    expect(await connection.sendRequest('initialize', greeting)).toMatchObject({
      capabilities: { hoverProvider: true },
    });
    connection.dispose();
    socket.end();
    await exited;
  });

  test('--node-ipc talks over the channel of its parent, and ends with it', async () => {
    const server = fork(await bundleServer(), ['--node-ipc'], { stdio: 'ignore' });
    onTestFinished(() => {
      server.kill();
    });
    const exited = once(server, 'exit');
    const connection = createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
    connection.listen();
    expect(await connection.sendRequest('initialize', greeting)).toMatchObject({
      capabilities: { hoverProvider: true },
    });
    server.disconnect();
    await exited;
  });
});
