// A language server over stdio, with just enough of an editor around it to be measured.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

export class LanguageServer {
  #child;
  #connection;
  #version = 0;
  /** What was reported last. */
  #report = { items: [] };
  #refreshed = () => {};

  /** Starts a process and greets it. @param {{ args: string[], folder: string, languageId: string, settings?: object }} options */
  static async start(options) {
    const server = new LanguageServer(options);
    await server.#greet();
    return server;
  }

  constructor({ args, folder, languageId, settings }) {
    Object.assign(this, { folder, languageId, settings });
    this.#child = spawn(process.execPath, [...args, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#connection = createProtocolConnection(
      new StreamMessageReader(this.#child.stdout),
      new StreamMessageWriter(this.#child.stdin),
    );
    this.#connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.onRequest('workspace/diagnostic/refresh', () => {
      this.#refreshed();
      return null;
    });
    this.#connection.listen();
  }

  async #greet() {
    const { folder, settings } = this;
    await this.request('initialize', {
      processId: process.pid,
      rootUri: folder,
      workspaceFolders: [{ uri: folder, name: 'bench' }],
      initializationOptions: { trusted: true, handledSchemaProtocols: ['file'], provideFormatter: true },
      capabilities: {
        general: { positionEncodings: ['utf-16'] },
        workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
        textDocument: {
          diagnostic: {},
          completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
          hover: { contentFormat: ['markdown'] },
        },
      },
    });
    await this.#notify('initialized', {});
    if (settings) await this.#notify('workspace/didChangeConfiguration', { settings });
  }

  request(method, params) {
    return this.#connection.sendRequest(method, params);
  }

  #notify(method, params) {
    return this.#connection.sendNotification(method, params);
  }

  /** Opens a document and answers what is reported on it, once that is enough: what lies around it may still be read. */
  async open(uri, text, isEnough = () => true) {
    this.uri = uri;
    this.#version = 1;
    await this.#notify('textDocument/didOpen', {
      textDocument: { uri, languageId: this.languageId, version: 1, text },
    });
    for (;;) {
      const refreshed = new Promise((resolve) => {
        this.#refreshed = resolve;
      });
      const diagnostics = await this.diagnostics();
      if (isEnough(diagnostics)) return diagnostics;
      await refreshed;
    }
  }

  /** What is reported on the document as it stands, as an editor asks for it: a server may answer that it is what it was. */
  async diagnostics() {
    const { resultId } = this.#report;
    const report = await this.request('textDocument/diagnostic', {
      textDocument: { uri: this.uri },
      ...(resultId === undefined ? {} : { previousResultId: resultId }),
    });
    if (report.kind === 'full') this.#report = report;
    return this.#report.items;
  }

  /** Milliseconds from an edit to the answered diagnostics, by the clock and by the processor, with these. */
  async edit(change) {
    const { cpu } = this;
    const start = performance.now();
    const textDocument = { uri: this.uri, version: ++this.#version };
    this.#notify('textDocument/didChange', { textDocument, contentChanges: [change] });
    const diagnostics = await this.diagnostics();
    return { ms: performance.now() - start, cpu: this.cpu - cpu, diagnostics };
  }

  /** Milliseconds that a request about a position takes, with its answer. */
  async at(method, position) {
    const { cpu } = this;
    const start = performance.now();
    const answer = await this.request(method, { textDocument: { uri: this.uri }, position });
    return { ms: performance.now() - start, cpu: this.cpu - cpu, answer };
  }

  /** Processor time of all threads so far, milliseconds. On a busy machine it says more than time. */
  get cpu() {
    const tasks = `/proc/${this.#child.pid}/task`;
    let nanoseconds = 0;
    for (const task of fs.readdirSync(tasks)) {
      nanoseconds += Number(fs.readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]);
    }
    return nanoseconds / 1e6;
  }

  /** Resident memory, MB. */
  get memory() {
    const status = fs.readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  }

  async stop() {
    const exited = once(this.#child, 'exit');
    await this.request('shutdown');
    await this.#notify('exit');
    await exited;
    this.#connection.dispose();
  }
}
