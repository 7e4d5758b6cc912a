import { placeWidth, type Shown, type Told, toldInDiagnostic } from '@mcp-policy/language';
import type { Diagnostic } from 'vscode-languageserver';
import { asciiJson, type JsonSink } from '../written-json.ts';

const list = '[{"range":{"start":{"line":';
/** Between two diagnostics of a list. */
const next = ',{"range":{"start":{"line":';

/**
 * What stands behind the range of a diagnostic, in JSON, up to where the next one says where it is. What an edit did not touch
 * is told by the same objects as before.
 */
const written = new WeakMap<Told, string>();

/** The diagnostics of one version of a document, as objects and as JSON. */
export class DiagnosticList {
  /** Equal for lists that say the same of one document, wherever else its text has changed. */
  readonly id: string;
  readonly #shown: Shown;

  constructor(id: string, shown: Shown) {
    this.id = id;
    this.#shown = shown;
  }

  /** Of a later version, of which this is shown. */
  next(id: string, shown: Shown): DiagnosticList {
    return new DiagnosticList(this.#shown.isSame(shown) ? this.id : id, shown);
  }

  get diagnostics(): Diagnostic[] {
    return this.#shown.told.map((told, i) => ({ range: this.#shown.rangeAt(i), ...toldInDiagnostic(told) }));
  }

  /** Writes them as a list. What is told as it was before is not written anew, only its place. */
  writeTo(sink: JsonSink): void {
    const { told, places } = this.#shown;
    const last = told.length - 1;
    sink.add(last < 0 ? '[' : list);
    for (let i = 0; i <= last; i++) {
      const at = i * placeWidth;
      sink.addNumber(places[at] ?? 0);
      sink.add(',"character":');
      sink.addNumber(places[at + 1] ?? 0);
      sink.add('},"end":{"line":');
      sink.addNumber(places[at + 2] ?? 0);
      sink.add(',"character":');
      sink.addNumber(places[at + 3] ?? 0);
      const rest = restOf(told[i]);
      sink.add(i < last ? rest : rest.slice(0, -next.length));
    }
    sink.add(']');
  }
}

function restOf(told: Told | undefined): string {
  if (told === undefined) return '';
  const before = written.get(told);
  if (before !== undefined) return before;
  const rest = `}},${asciiJson(toldInDiagnostic(told)).slice(1)}${next}`;
  written.set(told, rest);
  return rest;
}
