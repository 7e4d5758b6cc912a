import { type Shown, toldInDiagnostic } from '@mcp-policy/language';
import type { Diagnostic } from 'vscode-languageserver';
import type { JsonSink } from '../written-json.ts';
import { ListWriter } from './list-writer.ts';

/** The diagnostics of one version of a document, as objects and as JSON. */
export class DiagnosticList {
  /** Equal for lists that say the same of one document, wherever else its text has changed. */
  readonly id: string;
  readonly #shown: Shown;
  readonly #writer: ListWriter;

  /** `writer` writes all lists of one document. */
  constructor(id: string, shown: Shown, writer = new ListWriter()) {
    this.id = id;
    this.#shown = shown;
    this.#writer = writer;
  }

  /** Of a later version, of which this is shown. */
  next(id: string, shown: Shown): DiagnosticList {
    return new DiagnosticList(this.#shown.isSame(shown) ? this.id : id, shown, this.#writer);
  }

  get diagnostics(): Diagnostic[] {
    return this.#shown.told.map((told, i) => ({ range: this.#shown.rangeAt(i), ...toldInDiagnostic(told) }));
  }

  /** Writes them as a list. */
  writeTo(sink: JsonSink): void {
    sink.addBytes(this.#writer.write(this.#shown));
  }
}
