import { unspacedVerb } from './lexicon/foreign-verbs.ts';
import { type ObjectRow, objectRows } from './lexicon/objects.ts';
import { compoundVerbs, modifiers, verbMeaning } from './lexicon/verbs.ts';
import type { Category } from './model.ts';
import { baseForms, singular, type Word } from './words.ts';

/** A verb found in a text: its base form, what it speaks for, and the words that spell it. */
export interface Verb {
  readonly base: string;
  readonly category: Category;
  readonly certainty: number;
  readonly first: number;
  readonly last: number;
}

/** The verb that a description begins with, and the words behind it. */
export interface DescribedVerb {
  readonly verb: Verb;
  readonly objects: readonly Word[];
}

const compounds = new Map(compoundVerbs.map(([first, second, base]) => [`${first} ${second}`, base]));

/** The verb that begins at `words[index]`, two words taken as one where they belong together (`clean up`). */
export function verbAt(words: readonly Word[], index: number, inflected: boolean): Verb | undefined {
  const word = words[index];
  if (word === undefined) return undefined;
  const next = words[index + 1];
  const forms = inflected ? baseForms(word.text) : [word.text];
  for (const form of forms) {
    const pair = next === undefined ? undefined : compounds.get(`${form} ${next.text}`);
    if (pair !== undefined) {
      const meaning = verbMeaning(pair);
      if (meaning !== undefined) return { base: pair, ...meaning, first: index, last: index + 1 };
    }
    const meaning = verbMeaning(form);
    if (meaning !== undefined) return { base: form, ...meaning, first: index, last: index };
  }
  const foreign = unspacedVerb(word.text);
  if (foreign === undefined) return undefined;
  const { base, category, certainty } = foreign;
  return { base, category, certainty, first: index, last: index };
}

/** Whether the word changes only how a verb is done (`batch`, `force`). */
export function isModifier(word: string): boolean {
  return modifiers.has(word);
}

const rowsByVerb = new Map<string, readonly ObjectRow[]>();

/** The rows that speak of a verb, in their order; found once for each of our verbs. */
function rowsOf(verb: string): readonly ObjectRow[] {
  let rows = rowsByVerb.get(verb);
  if (!rows) {
    rows = objectRows.filter((row) => row.verbs.has(verb));
    rowsByVerb.set(verb, rows);
  }
  return rows;
}

/** The verb as its objects correct it: `remove_label` is no `remove_user`. */
export function withObjects(verb: Verb, objects: readonly Word[]): Verb & { readonly object: string | undefined } {
  let singulars: readonly string[] | undefined;
  for (const row of rowsOf(verb.base)) {
    singulars ??= objects.map(({ text }) => singular(text));
    for (const [index, { text }] of objects.entries()) {
      const base = singulars[index] ?? text;
      if (!row.objects.has(text) && !row.objects.has(base)) continue;
      return { ...verb, category: row.category, certainty: row.certainty, object: base };
    }
  }
  return { ...verb, object: undefined };
}
