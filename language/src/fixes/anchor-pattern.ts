import { plain } from '../words/quote.ts';
import { type FixProvider, textOf } from './contract.ts';

/** Closes a pattern at both ends. It may close out what was meant too, such as what lies below a folder: never unasked. */
export const anchorPattern: FixProvider = {
  codes: ['conditions/regex-not-anchored'],
  applies: (data) => textOf(data, 'pattern') !== undefined,
  one(_context, { data, range }) {
    const pattern = textOf(data, 'pattern');
    if (pattern === undefined) return [];
    const text = JSON.stringify(`^(?:${pattern})$`);
    const { start, end } = range;
    const edits = [{ offset: start.offset, length: end.offset - start.offset, text }];
    return [{ title: `Match the whole text: ${plain(text, 80)}`, edits, meaning: 'tightens', preferred: false }];
  },
};
