import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  ResponseError,
} from 'vscode-languageserver-protocol/node';

/** Reads diagnostics as one kind of client does: pulls them, again when the server asks for it; or takes what is pushed. */
export class DiagnosticsReader {
  readonly #connection: ProtocolConnection;
  readonly #kind: 'pull' | 'push';
  readonly #pushed = new Map<string, PublishDiagnosticsParams[]>();
  readonly #pulled = new Map<
    string,
    { readonly resultId: string | undefined; readonly items: readonly Diagnostic[] }
  >();
  #news: { readonly promise: Promise<void>; readonly tell: () => void } = news();

  constructor(connection: ProtocolConnection, kind: 'pull' | 'push') {
    this.#connection = connection;
    this.#kind = kind;
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.#tell();
      return null;
    });
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#pushed.set(params.uri, [...(this.#pushed.get(params.uri) ?? []), params]);
      this.#tell();
    });
  }

  async of(uri: string, version: number | undefined): Promise<readonly Diagnostic[]> {
    if (this.#kind === 'pull') return this.#pull(uri);
    for (;;) {
      const next = this.#news.promise;
      const last = this.#pushed.get(uri)?.at(-1);
      if (last && last.version === version) return last.diagnostics;
      await next;
    }
  }

  async when(uri: string, expected: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
    for (;;) {
      const next = this.#news.promise;
      const found = this.#kind === 'pull' ? await this.#pull(uri) : this.#pushed.get(uri)?.at(-1)?.diagnostics;
      if (found && expected(found)) return found;
      await next;
    }
  }

  pushed(uri: string): readonly (readonly Diagnostic[])[] {
    return (this.#pushed.get(uri) ?? []).map(({ diagnostics }) => diagnostics);
  }

  async #pull(uri: string): Promise<readonly Diagnostic[]> {
    const before = this.#pulled.get(uri);
    try {
      const report = await this.#connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri },
        ...(before?.resultId === undefined ? {} : { previousResultId: before.resultId }),
      });
      if (report.kind === 'unchanged') {
        if (!before) throw new Error('"unchanged" was answered to a first pull.');
        return before.items;
      }
      this.#pulled.set(uri, { resultId: report.resultId, items: report.items });
      return report.items;
    } catch (error) {
      if (error instanceof ResponseError && error.code === LSPErrorCodes.ServerCancelled) return this.#pull(uri);
      throw error;
    }
  }

  #tell(): void {
    const { tell } = this.#news;
    this.#news = news();
    tell();
  }
}

function news(): { readonly promise: Promise<void>; readonly tell: () => void } {
  let tell: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return { promise, tell };
}
