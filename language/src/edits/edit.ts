import { offsetAt, type PolicyDocument, positionAt } from '@mcp-policy/engine';
import type { TextEdit } from 'vscode-languageserver-types';

/** Replaces `length` UTF-16 code units at `offset` by `text`. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** The text after edits that do not overlap; those at one offset go in as they are listed. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of sorted(edits)) {
    if (edit.offset < at) throw new RangeError('edits overlap');
    result += text.slice(at, edit.offset) + edit.text;
    at = edit.offset + edit.length;
  }
  return result + text.slice(at);
}

/** Whether any two of the edits touch the same characters. */
export function overlap(edits: readonly Edit[]): boolean {
  let end = 0;
  for (const edit of sorted(edits)) {
    if (edit.offset < end) return true;
    end = edit.offset + edit.length;
  }
  return false;
}

/** The smallest single edit that makes `after` of `before`; undefined when they are the same. */
export function difference(before: string, after: string): Edit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { offset: start, length: before.length - end - start, text: after.slice(start, after.length - end) };
}

/** The edit as LSP carries it, in the version of the text that `document` is. */
export function toTextEdit(document: PolicyDocument, edit: Edit): TextEdit {
  const place = (offset: number) => {
    const { line, character } = positionAt(document, offset);
    return { line, character };
  };
  return { range: { start: place(edit.offset), end: place(edit.offset + edit.length) }, newText: edit.text };
}

/** The inverse of `toTextEdit`. */
export function fromTextEdit(document: PolicyDocument, edit: TextEdit): Edit {
  const offset = offsetAt(document, edit.range.start);
  return { offset, length: offsetAt(document, edit.range.end) - offset, text: edit.newText };
}

function sorted(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.offset - b.offset || a.length - b.length);
}
