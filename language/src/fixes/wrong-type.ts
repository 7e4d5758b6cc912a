import { type FixProvider, textOf } from './contract.ts';

/** Puts a value that is right but for its quotes into them, or takes it out of them. */
export const wrongType: FixProvider = {
  codes: ['schema/wrong-type'],
  applies: (data) => changesQuotes(textOf(data, 'key'), textOf(data, 'actual')),
  one({ index }, { data, range }) {
    const key = textOf(data, 'key');
    if (!changesQuotes(key, textOf(data, 'actual'))) return [];
    const { start, end } = range;
    const source = index.document.text.slice(start.offset, end.offset);
    const text = key === 'version' ? (source === '1' ? '"1"' : undefined) : numberIn(source);
    if (text === undefined) return [];
    const edits = [{ offset: start.offset, length: end.offset - start.offset, text }];
    return [{ title: `Write ${text}`, edits, meaning: 'changes', preferred: true }];
  },
};

function changesQuotes(key: string | undefined, actual: string | undefined): boolean {
  return (key === 'version' && actual === 'number') || (key === 'max' && actual === 'string');
}

/** The number in a quoted text, as JSON writes it. */
function numberIn(source: string): string | undefined {
  return /^"\s*((?:0|[1-9]\d*)(?:\.\d{1,6})?)\s*"$/.exec(source)?.[1];
}
