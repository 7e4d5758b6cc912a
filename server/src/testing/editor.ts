import type {
  Diagnostic,
  DocumentDiagnosticReport,
  FullDocumentDiagnosticReport,
  ProtocolConnection,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import type { Step } from './random-edits.ts';

/** An editor with one document open, that tells the server what it does and asks for diagnostics as VS Code does. */
export class Editor {
  readonly uri: string;
  text: string;
  readonly #connection: ProtocolConnection;
  #version = 0;
  #undo: string[] = [];
  #changes: TextDocumentContentChangeEvent[] = [];
  #reported: FullDocumentDiagnosticReport | undefined;
  /** How often nothing had to be sent. */
  unchanged = 0;

  constructor(connection: ProtocolConnection, uri: string, text: string) {
    this.#connection = connection;
    this.uri = uri;
    this.text = text;
  }

  async open(): Promise<void> {
    this.#version = 1;
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: this.uri, languageId: 'mcp-policy', version: 1, text: this.text },
    });
  }

  async close(): Promise<void> {
    await this.#connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri } });
  }

  /** Does a step; edits wait for `send`, so that one message holds several. */
  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'edit': {
        const start = settled(this.text, Math.floor(step.at * this.text.length));
        this.#replace(
          start,
          Math.max(start, settled(this.text, Math.min(this.text.length, start + step.remove))),
          step.insert,
        );
        return;
      }
      case 'undo': {
        const before = this.#undo.pop();
        if (before !== undefined) this.#become(before);
        return;
      }
      case 'replace':
        this.#undo.push(this.text);
        this.text = this.text.replaceAll('  ', ' ');
        this.#changes.push({ text: this.text });
        return;
      case 'reopen':
        await this.send();
        await this.close();
        await this.open();
    }
  }

  async send(): Promise<void> {
    if (this.#changes.length === 0) return;
    const contentChanges = this.#changes;
    this.#changes = [];
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri, version: ++this.#version },
      contentChanges,
    });
  }

  async diagnostics(): Promise<readonly Diagnostic[]> {
    const before = this.#reported;
    const report = await this.#connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: this.uri },
      ...(before?.resultId !== undefined && { previousResultId: before.resultId }),
    });
    if (report.kind === 'full') this.#reported = report;
    else this.unchanged++;
    return this.#reported?.items ?? [];
  }

  #replace(start: number, end: number, text: string): void {
    this.#undo.push(this.text);
    if (this.#undo.length > 20) this.#undo.shift();
    this.#send(start, end, text);
  }

  /** An undo takes back just what was done. */
  #become(before: string): void {
    const { text } = this;
    let start = 0;
    while (start < Math.min(text.length, before.length) && text[start] === before[start]) start++;
    let rest = 0;
    while (rest < Math.min(text.length, before.length) - start && text.at(-1 - rest) === before.at(-1 - rest)) rest++;
    const from = settled(text, start);
    const to = before.length - rest;
    // Not between CR and LF at either end.
    const end = text.length - rest;
    const isSplit = text[end - 1] === '\r' && text[end] === '\n';
    this.#send(from, isSplit ? end + 1 : end, before.slice(from, isSplit ? to + 1 : to));
  }

  #send(start: number, end: number, text: string): void {
    this.#changes.push({ range: { start: positionIn(this.text, start), end: positionIn(this.text, end) }, text });
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
  }
}

/** There is no position between CR and LF. */
function settled(text: string, offset: number): number {
  return text[offset - 1] === '\r' && text[offset] === '\n' ? offset - 1 : offset;
}

function positionIn(text: string, offset: number) {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
