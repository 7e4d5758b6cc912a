import type { Range } from '@mcp-policy/engine';
import { type Paint, safe } from '../support/terminal.ts';

/** Characters of a line that fit beside its number. */
const widest = 100;

/** The characters of a line around `from`, as they may be shown, and where `from` and `to` stand in them. */
function excerpt(line: string, from: number, to: number): { text: string; start: number; end: number } {
  // A minified policy is one line of megabytes.
  const begin = from > widest * 0.6 ? from - Math.floor(widest / 3) : 0;
  const cut = line.slice(begin, begin + widest);
  const before = begin > 0 ? '…' : '';
  const shown = (text: string) => safe(text.replaceAll('\t', ' '), widest * 2);
  const start = before.length + shown(cut.slice(0, from - begin)).length;
  const end = before.length + shown(cut.slice(0, Math.min(to - begin, cut.length))).length;
  const after = begin + widest < line.length ? '…' : '';
  return { text: before + shown(cut) + after, start, end };
}

/** The line of a finding and the one before it, with the place marked. */
export function codeFrame(text: string, lineStarts: readonly number[], { start, end }: Range, paint: Paint): string {
  const lineOf = (line: number) => textOfLine(text, lineStarts, line);
  const width = String(start.line + 1).length;
  const numbered = (line: number, content: string) => `${String(line + 1).padStart(width)} │ ${content}\n`;
  const current = lineOf(start.line);
  const to = end.line === start.line ? end.character : current.length;
  const marked = excerpt(current, start.character, to);
  const above =
    start.line > 0 ? paint('dim', numbered(start.line - 1, excerpt(lineOf(start.line - 1), 0, 0).text)) : '';
  const marks = '^'.repeat(Math.max(1, marked.end - marked.start));
  const pointer = `${' '.repeat(width)} │ ${' '.repeat(marked.start)}${marks}\n`;
  return above + numbered(start.line, marked.text) + paint('cyan', pointer);
}

/** Without its end. Cuts and nothing else: a line may be megabytes long, and have a finding in each of its words. */
function textOfLine(text: string, lineStarts: readonly number[], line: number): string {
  const next = lineStarts[line + 1];
  let end = next === undefined ? text.length : next - 1;
  if (text[end - 1] === '\r') end--;
  return text.slice(lineStarts[line], end);
}

/** Offset of each line's first character. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
