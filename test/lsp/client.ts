import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { bundleServer } from './bundle.ts';
import { DiagnosticsReader } from './diagnostics-reader.ts';

/** The two kinds of client there are: every scenario is run with both. */
export const kinds = ['pull', 'push'] as const;
export type Kind = (typeof kinds)[number];

export interface ClientOptions {
  readonly kind: Kind;
  readonly folders?: readonly string[];
  readonly trusted?: boolean;
  /** Whether it wants to hear of changes around its policies (`initializationOptions`). */
  readonly statusChanged?: boolean;
  /** Whether it wants to hear when a server that is watched lists other tools. */
  readonly toolsChanged?: boolean;
  /** Commands that the editor has and announces. */
  readonly commands?: readonly unknown[];
  /** What `workspace/configuration` answers for the section `mcpPolicy`. */
  readonly settings?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  /** What it says it can do, instead of all that it can. */
  readonly capabilities?: ClientCapabilities;
}

/** A small editor: opens documents, edits them, asks, and keeps what it is told. */
export class LspClient {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly logged: string[] = [];
  /** Methods that the server has asked this client for. */
  readonly asked: string[] = [];
  readonly #versions = new Map<string, number>();
  readonly #diagnostics: DiagnosticsReader;
  #capabilities: InitializeResult | undefined;
  settings: unknown;
  stderr = '';

  private constructor(child: ChildProcess, options: ClientOptions) {
    if (!child.stdout || !child.stdin || !child.stderr) throw new Error('The server has no standard streams.');
    this.process = child;
    this.settings = options.settings;
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    this.connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.#diagnostics = new DiagnosticsReader(this.connection, options.kind);
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    this.#answer('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings ?? null),
    );
    this.#answer('client/registerCapability', () => null);
    for (const view of ['inlayHint', 'codeLens', 'semanticTokens']) {
      this.#answer(`workspace/${view}/refresh`, () => null);
    }
    this.connection.listen();
  }

  /** Starts a server process and greets it. The process is gone when the test is over. */
  static async start(options: ClientOptions): Promise<LspClient> {
    const client = await LspClient.connect(options);
    onTestFinished(() => client.stop());
    return client;
  }

  /** The same for several tests: whoever calls it stops it. */
  static async connect(options: ClientOptions): Promise<LspClient> {
    const file = await bundleServer();
    const child = spawn(process.execPath, [file, '--stdio'], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
    });
    const client = new LspClient(child, options);
    client.#capabilities = await client.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: (options.folders ?? []).map((uri) => ({ uri, name: uri.slice(uri.lastIndexOf('/') + 1) })),
      capabilities: options.capabilities ?? capabilitiesOf(options.kind),
      initializationOptions: {
        trusted: options.trusted ?? false,
        statusChanged: options.statusChanged ?? false,
        toolsChanged: options.toolsChanged ?? false,
        commands: options.commands,
      },
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  #answer<Params>(method: string, answer: (params: Params) => unknown): void {
    this.connection.onRequest(method, (params: Params) => {
      this.asked.push(method);
      return answer(params);
    });
  }

  get initialized(): InitializeResult {
    if (!this.#capabilities) throw new Error('The server has not answered `initialize`.');
    return this.#capabilities;
  }

  async open(uri: string, text: string, languageId = 'mcp-policy'): Promise<void> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Applies edits, in order, each to the text that the one before left; without a range a whole new text. */
  async edit(uri: string, ...changes: readonly object[]): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: changes,
    });
  }

  async save(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  }

  async close(uri: string): Promise<void> {
    this.#versions.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** What the editor shows for the document as it stands. */
  diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    return this.#diagnostics.of(uri, this.#versions.get(uri));
  }

  /** Waits until the editor shows diagnostics that satisfy `expected`, which may take news from the server. */
  diagnosticsWhen(
    uri: string,
    expected: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    return this.#diagnostics.when(uri, expected);
  }

  /** What the server has pushed for a document so far, empty sets included. */
  pushed(uri: string): readonly (readonly Diagnostic[])[] {
    return this.#diagnostics.pushed(uri);
  }

  /** Waits until the server has had the editor ask again (`workspace/inlayHint/refresh` and the like) and it saw what it expects. */
  refreshedUntil(method: string, expected: () => Promise<boolean>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.connection.onRequest(method, () => {
        expected().then((isTrue) => isTrue && resolve(), reject);
        return null;
      });
    });
  }

  request<R>(method: string, params: object): Promise<R> {
    return this.connection.sendRequest<R>(method, params);
  }

  /** Asks, and takes the question back at once. */
  cancelled<R>(method: string, params: object): Promise<R> {
    const source = new CancellationTokenSource();
    const answer = this.connection.sendRequest<R>(method, params, source.token);
    source.cancel();
    return answer;
  }

  command<R>(name: string, argument: unknown): Promise<R> {
    return this.request('workspace/executeCommand', { command: `mcpPolicy.server.${name}`, arguments: [argument] });
  }

  /** Says goodbye as an editor does, and waits for the end. Answers the exit code. */
  async quit(): Promise<number | null> {
    const exited = once(this.process, 'exit');
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await exited;
    return this.process.exitCode;
  }

  async stop(): Promise<void> {
    this.connection.dispose();
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const exited = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await exited;
  }
}

function capabilitiesOf(kind: Kind): ClientCapabilities {
  return {
    general: { positionEncodings: ['utf-16'] },
    window: { workDoneProgress: true },
    workspace: {
      configuration: true,
      workspaceFolders: true,
      workspaceEdit: { documentChanges: true },
      inlayHint: { refreshSupport: true },
      codeLens: { refreshSupport: true },
      semanticTokens: { refreshSupport: true },
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
      ...(kind === 'pull' ? { diagnostics: { refreshSupport: true } } : {}),
    },
    textDocument: {
      synchronization: { didSave: true },
      publishDiagnostics: { versionSupport: true, dataSupport: true },
      ...(kind === 'pull' ? { diagnostic: { dynamicRegistration: true } } : {}),
      hover: { contentFormat: ['markdown', 'plaintext'] },
      completion: {
        completionItem: { snippetSupport: true, documentationFormat: ['markdown'], insertReplaceSupport: true },
      },
      codeAction: {
        codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
        isPreferredSupport: true,
        dataSupport: true,
        resolveSupport: { properties: ['edit'] },
      },
      rename: { prepareSupport: true },
      inlayHint: { resolveSupport: { properties: ['tooltip'] } },
      codeLens: {},
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    },
  };
}
