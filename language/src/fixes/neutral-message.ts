import type { FixProvider } from './contract.ts';

const neutral = 'This call is not permitted.';

/** Replaces a message by one that gives nothing away. What it was to say besides is for its author to write again. */
export const neutralMessage: FixProvider = {
  codes: ['messages/reveals'],
  one(_context, { range: { start, end } }) {
    const edits = [{ offset: start.offset, length: end.offset - start.offset, text: JSON.stringify(neutral) }];
    return [{ title: `Say only ${JSON.stringify(neutral)}`, edits, meaning: 'same', preferred: false }];
  },
};
