import type { Style } from '../../edits/style.ts';

/** Text to insert: with `${1:placeholders}` for editors that know snippets, and without. */
export interface Snippet {
  readonly snippet: string;
  readonly plain: string;
}

/** JSON of a value that is inserted as it is: no character of it is a placeholder's. */
export function literal(json: string): Snippet {
  return { snippet: json.replace(/[\\$}]/g, '\\$&'), plain: json };
}

/** Snippets one after another. */
export function join(...parts: readonly Snippet[]): Snippet {
  return { snippet: parts.map((part) => part.snippet).join(''), plain: parts.map((part) => part.plain).join('') };
}

/**
 * A snippet's body as the schema gives it, printed in the file's style. Placeholders stand in texts; a text that begins
 * with `^` is printed without quotes, for numbers and the like.
 */
export function printBody(body: unknown, style: Style): Snippet {
  const printed = JSON.stringify(body, null, style.lines ? style.indent : undefined) ?? 'null';
  const spaced = style.lines || !style.spaced ? printed : JSON.stringify(body, null, 1).replace(/\n\s*/g, ' ');
  // `JSON.stringify` has escaped what a text holds, and a placeholder has nothing to escape.
  const snippet = spaced.replace(/"\^((?:[^"\\]|\\.)*)"/g, '$1');
  return { snippet, plain: snippet.replace(/\$\{\d+:?([^}]*)\}|\$\d+/g, '$1') };
}
