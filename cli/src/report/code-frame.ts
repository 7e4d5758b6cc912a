import type { Range } from '@mcp-policy/engine';
import { type Paint, safe } from '../support/terminal.ts';
import { fitting, textWidth } from '../support/text-width.ts';

/** Columns of a line that are shown beside its number. */
const widest = 100;
/** What is shown before a place that lies further to the right than this. */
const lead = 33;
const tab = '  ';

/** The part of a line around `from`, as it may be shown, and between which of its columns `from` to `to` stands. */
function excerpt(line: string, from: number, to: number): { text: string; start: number; end: number } {
  // A minified policy is one line of megabytes: nothing here looks at all of it.
  const begin = from > widest - lead ? startOfCharacter(line, from - lead) : 0;
  const before = begin > 0 ? '…' : '';
  const window = shown(line.slice(begin, begin + widest));
  const cut = fitting(window, widest);
  const rest = begin + widest < line.length || cut.length < window.length;
  const text = `${before}${cut}${rest ? '…' : ''}`;
  const columnOf = (at: number) => before.length + textWidth(shown(line.slice(begin, Math.min(at, begin + widest))));
  return { text, start: columnOf(from), end: Math.min(columnOf(to), before.length + textWidth(cut)) };
}

/** Half a character must not begin a text. */
function startOfCharacter(line: string, at: number): number {
  const code = line.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

function shown(text: string): string {
  return safe(text.replaceAll('\t', tab), widest * 2);
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
