import { offsetAt, type PolicyDocument, parsePolicy } from '@mcp-policy/engine';
import { format } from 'jsonc-parser';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { toTextEdit } from '../edits/edit.ts';
import { styleOf } from '../edits/style.ts';

/** What an editor says of the layout it wants. */
export interface FormatOptions {
  /** Columns of one level. */
  readonly tabSize: number;
  /** Spaces rather than tabs. */
  readonly insertSpaces: boolean;
  /** End the file with a line break even where it has none. */
  readonly insertFinalNewline?: boolean;
}

/**
 * The edits that lay a policy out by the conventions of JSON: a line for each property and item. With `range` only the lines
 * in it change. Line ends and a final one stay the file's own; only white space is ever touched, in broken text too.
 */
export function formatPolicy(text: string, options: FormatOptions, range?: Range): TextEdit[] {
  const { document } = parsePolicy(text);
  const span = range && spanOf(document, range);
  return format(text, span, {
    tabSize: options.tabSize,
    insertSpaces: options.insertSpaces,
    eol: styleOf(text).lineEnd,
    insertFinalNewline: options.insertFinalNewline === true || /[\r\n]\s*$/.test(text),
  }).map(({ offset, length, content }) => toTextEdit(document, { offset, length, text: content }));
}

/** A selection that ends where a line begins means the lines before it. */
function spanOf(document: PolicyDocument, { start, end }: Range): { readonly offset: number; readonly length: number } {
  const offset = offsetAt(document, start);
  const last = end.character === 0 && end.line > start.line ? offsetAt(document, end) - 1 : offsetAt(document, end);
  return { offset, length: last - offset };
}
