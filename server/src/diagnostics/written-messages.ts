import {
  type Diagnostic,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver';
import { asciiJson, type JsonSink, WrittenJson } from '../written-json.ts';
import type { DiagnosticList } from './diagnostic-list.ts';

/** What `textDocument/diagnostic` is answered with. */
export class FullReport extends WrittenJson implements FullDocumentDiagnosticReport {
  readonly kind = DocumentDiagnosticReportKind.Full;
  readonly #list: DiagnosticList;

  constructor(list: DiagnosticList) {
    super();
    this.#list = list;
  }

  get resultId(): string {
    return this.#list.id;
  }

  get items(): Diagnostic[] {
    return this.#list.diagnostics;
  }

  override writeTo(sink: JsonSink): void {
    sink.add(`{"kind":"${this.kind}","resultId":${asciiJson(this.resultId)},"items":`);
    this.#list.writeTo(sink);
    sink.add('}');
  }

  override toJSON(): FullDocumentDiagnosticReport {
    const { kind, resultId, items } = this;
    return { kind, resultId, items };
  }
}

/** What `textDocument/publishDiagnostics` tells. */
export class Publication extends WrittenJson implements PublishDiagnosticsParams {
  readonly uri: string;
  readonly version: number;
  readonly #list: DiagnosticList;

  constructor(uri: string, version: number, list: DiagnosticList) {
    super();
    this.uri = uri;
    this.version = version;
    this.#list = list;
  }

  get diagnostics(): Diagnostic[] {
    return this.#list.diagnostics;
  }

  override writeTo(sink: JsonSink): void {
    sink.add(`{"uri":${asciiJson(this.uri)},"version":${this.version},"diagnostics":`);
    this.#list.writeTo(sink);
    sink.add('}');
  }

  override toJSON(): PublishDiagnosticsParams {
    const { uri, version, diagnostics } = this;
    return { uri, version, diagnostics };
  }
}
