import type { Edit } from '../edits/edit.ts';
import type { Fix, FixProvider } from './contract.ts';

/** Takes out what JSON does not have: comments and commas that nothing follows. A gateway reads strict JSON. */
export const removeSyntax: FixProvider = {
  codes: ['syntax/trailing-comma', 'syntax/comment'],
  one({ index }, { code, range }): readonly Fix[] {
    const { text } = index.document;
    const span = { offset: range.start.offset, length: range.end.offset - range.start.offset };
    if (code === 'syntax/trailing-comma') {
      if (text.slice(span.offset, span.offset + span.length) !== ',') return [];
      return [{ title: 'Remove the comma', edits: [{ ...span, text: '' }], meaning: 'same', preferred: true }];
    }
    const comment = commentAt(text, span.offset);
    if (!comment) return [];
    return [{ title: 'Remove the comment', edits: [comment], meaning: 'same', preferred: true }];
  },
};

/** The edit that removes a comment with the blanks before it, or with its whole line when nothing else stands there. */
function commentAt(text: string, offset: number): Edit | undefined {
  const comment = /^(?:\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)/.exec(text.slice(offset))?.[0];
  // A comment that never ends may have swallowed anything.
  if (comment === undefined) return undefined;
  const end = offset + comment.length;
  const blanks = /[ \t]*$/.exec(text.slice(Math.max(0, offset - 1000), offset))?.[0].length ?? 0;
  const start = offset - blanks;
  const lineBreak = /^[ \t]*(\r\n|\n|\r|$)/.exec(text.slice(end, end + 1000))?.[0];
  const beginsLine = start === 0 || /[\r\n]/.test(text[start - 1] ?? '');
  if (lineBreak !== undefined && beginsLine) return { offset: start, length: end + lineBreak.length - start, text: '' };
  return {
    offset: lineBreak === undefined ? offset : start,
    length: end - (lineBreak === undefined ? offset : start),
    text: '',
  };
}
