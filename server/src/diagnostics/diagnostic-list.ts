import { type Placed, type Told, toDiagnostic, toldInDiagnostic } from '@mcp-policy/language';
import type { Diagnostic, Range } from 'vscode-languageserver';
import { asciiJson } from '../written-json.ts';

/** What was written of something told: up to its place where it was last, and all that follows. */
interface Written {
  range: Range;
  start: string;
  readonly rest: string;
}

const written = new WeakMap<Told, Written>();

/** The diagnostics of one version of a policy, as objects and as JSON. */
export class DiagnosticList {
  readonly #placed: readonly Placed[];

  constructor(placed: readonly Placed[]) {
    this.#placed = placed;
  }

  get diagnostics(): Diagnostic[] {
    return this.#placed.map(({ told, range }) => toDiagnostic({ ...told, range }));
  }

  /** The same as JSON, in pieces. What is told as it was before is not written again, and its place only when it has moved. */
  json(): readonly string[] {
    const pieces: string[] = ['['];
    for (const { told, range } of this.#placed) {
      const { start, rest } = writtenAt(told, range);
      pieces.push(pieces.length === 1 ? start.slice(1) : start, rest);
    }
    pieces.push(']');
    return pieces;
  }
}

function writtenAt(told: Told, range: Range): Written {
  const before = written.get(told);
  if (!before) {
    const rest = asciiJson(toldInDiagnostic(told)).slice(1);
    const made = { range, start: startJson(range), rest };
    written.set(told, made);
    return made;
  }
  if (!isSame(before.range, range)) {
    before.range = range;
    before.start = startJson(range);
  }
  return before;
}

function isSame({ start, end }: Range, other: Range): boolean {
  return (
    start.line === other.start.line &&
    start.character === other.start.character &&
    end.line === other.end.line &&
    end.character === other.end.character
  );
}

/** A diagnostic up to its range, with the comma before it. */
function startJson({ start, end }: Range): string {
  return `,{"range":{"start":{"line":${start.line},"character":${start.character}},"end":{"line":${end.line},"character":${end.character}}},`;
}
