import { quoted } from '../text.ts';

/** A JSON value, or in words why there is none. */
export interface JsoncResult {
  readonly value?: unknown;
  readonly problem?: string;
}

/**
 * Reads JSON, with comments and trailing commas when `relaxed`. They are blanked out and the platform's parser reads the
 * rest: it defines own properties (a server may be called `__proto__`) and does not recurse, however deep the text nests.
 */
export function parseJsonc(text: string, relaxed: boolean): JsoncResult {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') return { problem: 'the file is empty' };
  try {
    const value: unknown = JSON.parse(relaxed ? withoutExtras(plain) : plain);
    return { value };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { problem: `the file is not ${relaxed ? 'JSON' : 'strict JSON'}: ${quoted(why, 200)}` };
  }
}

/** One pass over the text: hostile files must not make it slow. Blanks keep every place where it was. */
function withoutExtras(text: string): string {
  const pieces: string[] = [];
  /** The piece that is a comma with nothing but white space after it so far. */
  let comma: number | undefined;
  for (let at = 0; at < text.length; ) {
    const end = tokenEnd(text, at);
    const token = text.slice(at, end);
    at = end;
    if (isComment(token)) {
      pieces.push(token.replace(/[^\r\n]/g, ' '));
      continue;
    }
    if ((token === '}' || token === ']') && comma !== undefined) pieces[comma] = ' ';
    if (token === ',') comma = pieces.length;
    else if (!/^\s$/.test(token)) comma = undefined;
    pieces.push(token);
  }
  return pieces.join('');
}

/** Where the string, comment or single character that begins at `at` ends. One that is never closed runs to the end. */
function tokenEnd(text: string, at: number): number {
  if (text.startsWith('//', at)) {
    let end = at;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
    return end;
  }
  if (text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? text.length : end + 2;
  }
  if (text[at] !== '"') return at + 1;
  let end = at + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return Math.min(end + 1, text.length);
}

function isComment(token: string): boolean {
  return token.startsWith('//') || (token.length >= 4 && token.startsWith('/*') && token.endsWith('*/'));
}
