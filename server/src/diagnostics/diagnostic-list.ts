import { type Placed, type Told, toDiagnostic, toldInDiagnostic } from '@mcp-policy/language';
import type { Diagnostic, Range } from 'vscode-languageserver';
import { asciiJson } from '../written-json.ts';

/** What was written of something told: all behind its place, and, with a comma before it, the whole at the place where it was last. */
interface Written {
  readonly rest: string;
  readonly range: Range;
  readonly whole: string;
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
      const { whole } = writtenAt(told, range);
      pieces.push(pieces.length === 1 ? whole.slice(1) : whole);
    }
    pieces.push(']');
    return pieces;
  }
}

function writtenAt(told: Told, range: Range): Written {
  const before = written.get(told);
  if (before && isSame(before.range, range)) return before;
  const rest = before?.rest ?? asciiJson(toldInDiagnostic(told)).slice(1);
  const made = { rest, range, whole: `${startJson(range)}${rest}` };
  written.set(told, made);
  return made;
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
