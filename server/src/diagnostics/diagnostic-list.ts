import { placeWidth, type Shown, type Told, toldInDiagnostic } from '@mcp-policy/language';
import type { Diagnostic } from 'vscode-languageserver';
import { asciiJson, type JsonSink } from '../written-json.ts';

/** All of a diagnostic behind its range, in JSON. What an edit did not touch is told by the same objects as before. */
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
    sink.add('[');
    for (let i = 0; i < told.length; i++) {
      const at = i * placeWidth;
      sink.add(i === 0 ? '{"range":{"start":{"line":' : ',{"range":{"start":{"line":');
      sink.addNumber(places[at] ?? 0);
      sink.add(',"character":');
      sink.addNumber(places[at + 1] ?? 0);
      sink.add('},"end":{"line":');
      sink.addNumber(places[at + 2] ?? 0);
      sink.add(',"character":');
      sink.addNumber(places[at + 3] ?? 0);
      sink.add('}},');
      const one = told[i];
      if (one) sink.add(restOf(one));
    }
    sink.add(']');
  }
}

function restOf(told: Told): string {
  const before = written.get(told);
  if (before !== undefined) return before;
  const rest = asciiJson(toldInDiagnostic(told)).slice(1);
  written.set(told, rest);
  return rest;
}
