import type { Position, Range } from '../problem.ts';
import type { Span } from './nodes.ts';
import type { TextChange } from './text-change.ts';

/** Offset of each line's first character, in order. Numbers in one piece of memory, as an edit makes them anew. */
export type LineStarts = Uint32Array;

/** A text with its lines, as `PolicyDocument` has it. */
export interface TextLines {
  readonly text: string;
  readonly lineStarts: LineStarts;
}

/** A line ends with LF, CRLF or a lone CR, as in LSP. */
export function lineStartsOf(text: string): LineStarts {
  const starts = [0];
  if (text.includes('\r')) addLineStarts(text, 0, text.length, starts);
  else for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return Uint32Array.from(starts);
}

/** Adds where a line begins because of what stands in `text` from `from` to `to`. */
function addLineStarts(text: string, from: number, to: number, starts: number[]): void {
  for (let index = from; index < to; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(index + 1) !== 0x0a)) starts.push(index + 1);
  }
}

/** The line starts of `text`, which a change has made of a text with these; the same list when no line has moved. */
export function updateLineStarts(
  lineStarts: LineStarts,
  text: string,
  { offset, removed, inserted }: TextChange,
): LineStarts {
  // A line break is told by two characters at most, so that the one before the change may be another one now.
  const from = Math.max(0, offset - 1);
  const kept = firstAfter(lineStarts, from);
  const rest = firstAfter(lineStarts, offset + removed);
  const found: number[] = [];
  addLineStarts(text, from, offset + inserted, found);
  const shift = inserted - removed;
  if (shift === 0 && found.length === rest - kept && found.every((start, i) => start === lineStarts[kept + i])) {
    return lineStarts;
  }
  const starts = new Uint32Array(kept + found.length + lineStarts.length - rest);
  starts.set(lineStarts.subarray(0, kept));
  starts.set(found, kept);
  let next = kept + found.length;
  for (let index = rest; index < lineStarts.length; index++) starts[next++] = (lineStarts[index] ?? 0) + shift;
  return starts;
}

/** Index of the first of sorted offsets that is greater than `offset`. */
function firstAfter(offsets: LineStarts, offset: number, from = 0, to = offsets.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The line of an offset, looked for from another line on: in few steps when that is a little before it. */
export function lineOf(lineStarts: LineStarts, offset: number, guess: number): number {
  if (!((lineStarts[guess] ?? Number.POSITIVE_INFINITY) <= offset)) return firstAfter(lineStarts, offset) - 1;
  let low = guess;
  let step = 1;
  while ((lineStarts[low + step] ?? Number.POSITIVE_INFINITY) <= offset) {
    low += step;
    step *= 2;
  }
  return firstAfter(lineStarts, offset, low, Math.min(low + step, lineStarts.length)) - 1;
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
