import type { Category } from '../model.ts';

/** A row of a lexicon: words (separated by blanks) that speak alike. */
export interface Row {
  readonly category: Category;
  /** 0 to 1: how sure the word alone makes us. */
  readonly certainty: number;
  readonly words: string;
}

/** What one word speaks for. */
export interface Meaning {
  readonly category: Category;
  readonly certainty: number;
}

/** The words of a blank-separated list. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/u).filter((word) => word !== ''));
}

/** Word → meaning. A word that stands in two rows is a mistake in the table, and thrown at once. */
export function meanings(rows: readonly Row[]): ReadonlyMap<string, Meaning> {
  const index = new Map<string, Meaning>();
  for (const { category, certainty, words } of rows) {
    for (const word of wordSet(words)) {
      if (index.has(word)) throw new Error(`The lexicon has the word "${word}" twice`);
      index.set(word, { category, certainty });
    }
  }
  return index;
}
