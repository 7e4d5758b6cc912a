import type { Position, Range } from '../problem.ts';
import type { Span } from './nodes.ts';

/** A text with the offset of each line's first character, as `PolicyDocument` has it. */
export interface TextLines {
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/** Offset of each line's first character. A line ends with LF, CRLF or a lone CR, as in LSP. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(index + 1) !== 0x0a)) starts.push(index + 1);
  }
  return starts;
}

/** The position of an offset in UTF-16 code units; one outside the text is moved to the nearer end. */
export function positionAt(document: TextLines, offset: number): Position {
  const clamped = Math.max(0, Math.min(offset, document.text.length));
  const line = lineAt(document.lineStarts, clamped);
  return { line, character: clamped - (document.lineStarts[line] ?? 0), offset: clamped };
}

/** The offset of a position; a character past the end of its line means the line's end. */
export function offsetAt(document: TextLines, position: { readonly line: number; readonly character: number }): number {
  const { lineStarts, text } = document;
  if (position.line < 0) return 0;
  const start = lineStarts[position.line];
  if (start === undefined) return text.length;
  let end = lineStarts[position.line + 1] ?? text.length;
  while (end > start && isLineBreak(text.charCodeAt(end - 1))) end--;
  return Math.max(start, Math.min(start + position.character, end));
}

/** Where a span stands. `base` is the offset of the entry that the span is relative to, or 0. */
export function rangeOf(document: TextLines, span: Span, base = 0): Range {
  return {
    start: positionAt(document, base + span.offset),
    end: positionAt(document, base + span.offset + span.length),
  };
}

function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
