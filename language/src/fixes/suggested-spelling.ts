import { type FixProvider, textOf } from './contract.ts';

/** Replaces a key or a value that no policy, or an argument that no tool, knows by the one that was probably meant. */
export const suggestedSpelling: FixProvider = {
  codes: ['schema/unknown-key', 'schema/wrong-value', 'conditions/unknown-argument', 'conditions/value-outside-schema'],
  applies: (data) => textOf(data, 'suggestion') !== undefined,
  one(_context, { data, range }) {
    const suggestion = textOf(data, 'suggestion');
    if (suggestion === undefined) return [];
    const text = JSON.stringify(suggestion);
    const { start, end } = range;
    const edits = [{ offset: start.offset, length: end.offset - start.offset, text }];
    return [{ title: `Replace by ${text}`, edits, meaning: 'changes', preferred: true }];
  },
};
