import { isAscii } from '@mcp-policy/engine';
import { redrawn } from '../look-alikes.ts';

/** A word of a server's text: folded for look-ups, with its place in the text as listed. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What stands between the word before and this one. */
  readonly gap: string;
}

/** Runs of letters and digits of ASCII, and where camelCase, PascalCase and ACRONYMWords break there. */
const plainRuns = /[\dA-Za-z]+/g;
const plainCamel = /[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z\d]+|[A-Z]+\d*/g;

/** A word as it is looked up. A look-alike may not hide a verb. */
export function fold(text: string): string {
  // No letter of it needs folding.
  if (isAscii(text)) return text.toLowerCase();
  return redrawn(
    text
      .replace(/\p{Default_Ignorable_Code_Point}+/gu, '')
      .normalize('NFKC')
      .toLowerCase(),
  );
}

/**
 * The words of a tool's name: split at everything that is no letter or digit, and where camelCase breaks.
 * Only the first `limit` UTF-16 units are read.
 */
export function nameWords(name: string, limit = 256): readonly Word[] {
  return split(name, limit, true);
}

/** The words of running text. Only the first `limit` UTF-16 units are read. */
export function textWords(text: string, limit: number): readonly Word[] {
  return split(text, limit, false);
}

function split(source: string, limit: number, breakCamel: boolean): readonly Word[] {
  const text = source.slice(0, limit);
  // Of an ASCII text, what breaks camelCase finds the runs as well: it matches letters and digits alone.
  if (isAscii(text)) return wordsAt(text, text.matchAll(breakCamel ? plainCamel : plainRuns), 0, []);
  // Invisible characters stay inside a run, so that `del<ZWSP>ete` is one word, and are then left out.
  const runs = /[\p{L}\p{M}\p{N}\p{Default_Ignorable_Code_Point}]+/gu;
  if (!breakCamel) return wordsAt(text, text.matchAll(runs), 0, []);
  const camel =
    /\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[\p{Ll}\p{M}\p{N}\p{Default_Ignorable_Code_Point}]+|\p{Lu}+[\p{N}]*|[^\p{Lu}]+/gu;
  const words: Word[] = [];
  for (const run of text.matchAll(runs)) wordsAt(text, run[0].matchAll(camel), run.index, words);
  return words;
}

/** Adds the words that were matched, `offset` before their indices. */
function wordsAt(text: string, matches: Iterable<RegExpExecArray>, offset: number, words: Word[]): readonly Word[] {
  let last = words.at(-1)?.end ?? 0;
  for (const match of matches) {
    const folded = fold(match[0]);
    if (folded === '') continue;
    const start = offset + match.index;
    const end = start + match[0].length;
    words.push({ text: folded, start, end, gap: text.slice(last, start) });
    last = end;
  }
  return words;
}

/** The singular of an English noun, or the word itself. */
export function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is)$/u.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss)es$/u.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** The base forms that a verb in running text may have: deletes, deleting → delete. Participles in -ed describe things, not acts. */
export function baseForms(word: string): readonly string[] {
  const forms = [word];
  if (word.length > 3 && word.endsWith('s')) {
    forms.push(word.slice(0, -1));
    if (word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`);
    else if (word.endsWith('es')) forms.push(word.slice(0, -2));
  }
  if (word.length > 5 && word.endsWith('ing')) {
    const stem = word.slice(0, -3);
    forms.push(stem, `${stem}e`);
    if (stem.at(-1) === stem.at(-2)) forms.push(stem.slice(0, -1));
  }
  return forms;
}

/** The verbs that a noun in -er or -or may be made from: reader → read, runner → run, generator → generate. */
export function agentBases(word: string): readonly string[] {
  const noun = singular(word);
  if (noun.length < 6 || !/[eo]r$/u.test(noun)) return [];
  const stem = noun.slice(0, -2);
  const bases = [stem, `${stem}e`];
  if (stem.at(-1) === stem.at(-2)) bases.push(stem.slice(0, -1));
  return bases;
}
