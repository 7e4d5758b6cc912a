/** A text without its marks, and what they select; offsets. */
export interface Marked {
  readonly text: string;
  readonly selection: { readonly start: number; readonly end: number } | undefined;
}

/**
 * Reads the mark of a text: `«some text»` is selected, `«»` is a cursor, and so is the only `|` of a text without these. A text with
 * several `|` (a regular expression has some) has no mark.
 */
export function readMark(marked: string): Marked {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»');
  if (start >= 0 && end > start) {
    const text = marked.slice(0, start) + marked.slice(start + 1, end) + marked.slice(end + 1);
    return { text, selection: { start, end: end - 1 } };
  }
  const [before = '', after, ...more] = marked.split('|');
  if (after === undefined || more.length > 0) return { text: marked, selection: undefined };
  return { text: before + after, selection: { start: before.length, end: before.length } };
}
