import type { Edit } from '../edits/edit.ts';
import { type Fix, type FixProvider, textOf } from './contract.ts';

/** Writes as strict JSON what another notation wrote, or puts in the one mark that is missing. */
export const strictNotation: FixProvider = {
  codes: ['syntax/invalid-json'],
  applies: (data) => Object.hasOwn(rewrites, textOf(data, 'fault') ?? ''),
  one({ index }, { data, range }) {
    const fault = textOf(data, 'fault') ?? '';
    const rewrite = Object.hasOwn(rewrites, fault) ? rewrites[fault] : undefined;
    const { start, end } = range;
    const found = rewrite?.(index.document.text.slice(start.offset, end.offset));
    if (!found) return [];
    const edits: readonly Edit[] = [{ offset: start.offset, length: end.offset - start.offset, text: found.text }];
    const fix: Fix = { title: found.title, edits, meaning: found.sure ? 'same' : 'changes', preferred: true };
    return [fix];
  },
};

interface Rewritten {
  readonly title: string;
  readonly text: string;
  /** The same thing in another notation, and no guess at what is missing. */
  readonly sure: boolean;
}

/** By the parser's name of the fault, from the text that it stands on. */
const rewrites: Readonly<Record<string, (source: string) => Rewritten | undefined>> = {
  'missing-comma': (source) => ({ title: 'Add the comma', text: `${source},`, sure: false }),
  'extra-comma': () => ({ title: 'Remove the comma', text: '', sure: false }),
  'missing-colon': (source) => ({ title: 'Add the colon', text: `${source}:`, sure: false }),
  'single-quotes': (source) => quoted(unquoted(source)),
  'unquoted-key': (source) => quoted(/^[\w$-]+$/.test(source) ? source : unquoted(source)),
  'bad-literal': literal,
  'number-zero': (source) => {
    const text = source.replace(/^(-?)0+(?=\d)/, '$1');
    return text === source ? undefined : { title: `Write ${text}`, text, sure: false };
  },
  'string-escape': (source) => ({ title: 'Write the backslash twice', text: `\\${source}`, sure: false }),
  'string-control': (source) => {
    const text = JSON.stringify(source).slice(1, -1);
    return { title: `Write it as ${text}`, text, sure: true };
  },
};

function quoted(text: string | undefined): Rewritten | undefined {
  return text === undefined ? undefined : { title: 'Put it in double quotes', text: JSON.stringify(text), sure: true };
}

/** What stands between single quotes; undefined where escapes or further quotes leave doubt. */
function unquoted(source: string): string | undefined {
  return /^'([^'"\\]*)'$/.exec(source)?.[1];
}

/** Words that other languages have for the same. */
const words: ReadonlyMap<string, string> = new Map([
  ['True', 'true'],
  ['TRUE', 'true'],
  ['False', 'false'],
  ['FALSE', 'false'],
  ['None', 'null'],
  ['undefined', 'null'],
]);

function literal(source: string): Rewritten | undefined {
  const word = words.get(source);
  if (word !== undefined) return { title: `Write ${word}`, text: word, sure: true };
  // Words that the language has for values, as YAML writes them.
  return /^[A-Za-z_][\w.-]*$/.test(source) ? { ...quotedWord(source), sure: false } : undefined;
}

function quotedWord(source: string) {
  return { title: 'Put it in double quotes', text: JSON.stringify(source) };
}
