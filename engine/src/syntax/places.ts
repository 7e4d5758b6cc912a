import type { Position, Range } from '../problem.ts';
import type { Span } from './nodes.ts';
import type { TextChange } from './text-change.ts';

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

/** The line starts of `text`, which a change has made of a text with these; the same list when no line has moved. */
export function updateLineStarts(
  lineStarts: readonly number[],
  text: string,
  { offset, removed, inserted }: TextChange,
): readonly number[] {
  // A line break is told by two characters at most, so that the one before the change may be another one now.
  const from = Math.max(0, offset - 1);
  const kept = firstAfter(lineStarts, from);
  const rest = firstAfter(lineStarts, offset + removed);
  const found: number[] = [];
  for (let index = from; index < offset + inserted; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(index + 1) !== 0x0a)) found.push(index + 1);
  }
  const shift = inserted - removed;
  if (shift === 0 && found.length === rest - kept && found.every((start, i) => start === lineStarts[kept + i])) {
    return lineStarts;
  }
  const starts = new Array<number>(kept + found.length + lineStarts.length - rest);
  let next = 0;
  for (; next < kept; next++) starts[next] = lineStarts[next] ?? 0;
  for (const start of found) starts[next++] = start;
  for (let index = rest; index < lineStarts.length; index++) starts[next++] = (lineStarts[index] ?? 0) + shift;
  return starts;
}

/** Index of the first of sorted offsets that is greater than `offset`. */
function firstAfter(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The position of an offset in UTF-16 code units; one outside the text is moved to the nearer end. */
export function positionAt(document: TextLines, offset: number): Position {
  const clamped = Math.max(0, Math.min(offset, document.text.length));
  const line = firstAfter(document.lineStarts, clamped) - 1;
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

function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
