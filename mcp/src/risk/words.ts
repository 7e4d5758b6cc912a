import { drawnAlike } from '../look-alikes.ts';

/** A word of a server's text: folded for look-ups, with its place in the text as listed. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What stands between the word before and this one. */
  readonly gap: string;
}

/** Invisible characters stay inside a run, so that `del<ZWSP>ete` is one word, and are then left out. */
const runs = /[\p{L}\p{M}\p{N}\p{Default_Ignorable_Code_Point}]+/gu;
const invisible = /\p{Default_Ignorable_Code_Point}+/gu;
/** Where camelCase, PascalCase and ACRONYMWords break. */
const camel =
  /\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[\p{Ll}\p{M}\p{N}\p{Default_Ignorable_Code_Point}]+|\p{Lu}+[\p{N}]*|[^\p{Lu}]+/gu;

/** Nearly every word is plain, and needs no folding. */
const ascii = /^[\dA-Za-z]+$/u;

/** A word as it is looked up. A look-alike may not hide a verb. */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  const plain = text.replace(invisible, '').normalize('NFKC').toLowerCase();
  return Array.from(plain, (letter) => drawnAlike.get(letter) ?? letter).join('');
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
  const words: Word[] = [];
  let last = 0;
  for (const run of text.matchAll(runs)) {
    const parts = breakCamel ? run[0].matchAll(camel) : [{ 0: run[0], index: 0 }];
    for (const part of parts) {
      const start = run.index + part.index;
      const folded = fold(part[0]);
      if (folded === '') continue;
      words.push({ text: folded, start, end: start + part[0].length, gap: text.slice(last, start) });
      last = start + part[0].length;
    }
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
