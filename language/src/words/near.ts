import { exact, isAscii, sharedText } from '@mcp-policy/engine';
import { distance } from 'fastest-levenshtein';

/** How alike two names must be, from 0 to 1, before one is offered for the other. */
const threshold = 0.65;

/** Names longer than this are compared by their beginning: servers choose them, and edit distance is quadratic. */
const longest = 128;

/** Where a name breaks: of ASCII with less to look up, and of all letters there are, made when a name has others. */
const inAscii = { humps: /([a-z\d])([A-Z])/g, gaps: /[^A-Za-z\d]+/ };
const inAny = () => ({ humps: /(\p{Ll}|\d)(\p{Lu})/gu, gaps: /[^\p{L}\p{N}]+/u });

/** The words of a name: `deleteRepo-files` is `delete`, `repo`, `files`. */
export function wordsOf(name: string): readonly string[] {
  const { humps, gaps } = isAscii(name) ? inAscii : inAny();
  return name
    .slice(0, longest)
    .replace(humps, '$1 $2')
    .toLowerCase()
    .split(gaps)
    .filter((word) => word !== '');
}

/** Below this two words are different words. */
const wordThreshold = 0.6;

/** `repo` is short for `repository`, `issues` the plural of `issue`, `serach` a slip of the fingers. */
function wordLikeness(left: string, right: string): number {
  if (left === right) return 1;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short.length >= 3 && long.startsWith(short)) return 0.9;
  const likeness = 1 - distance(left, right) / long.length;
  return likeness >= wordThreshold ? likeness : 0;
}

/**
 * Dice's coefficient over words, each word paired with the best that is left; the order of words does not matter. 0 when
 * both names have a word of their own: another verb on the same noun is another tool.
 */
function wordsLikeness(left: readonly string[], right: readonly string[]): number {
  const rest = [...right];
  let sum = 0;
  let alone = 0;
  for (const word of left) {
    let best = 0;
    let at = -1;
    for (const [index, other] of rest.entries()) {
      const likeness = wordLikeness(word, other);
      if (likeness > best) [best, at] = [likeness, index];
    }
    if (at === -1) alone++;
    else rest.splice(at, 1);
    sum += best;
  }
  return sum === 0 || (alone > 0 && rest.length > 0) ? 0 : (2 * sum) / (left.length + right.length);
}

/** A name made ready for comparisons. */
export interface Candidate {
  readonly name: string;
  readonly letters: string;
  readonly words: readonly string[];
}

export function candidateOf(name: string): Candidate {
  return { name, letters: name.slice(0, longest).toLowerCase(), words: exact(wordsOf(name).map(sharedText)) };
}

/** How alike two names are, from 0 to 1; 1 only for the same name. */
function likenessOf(left: Candidate, right: Candidate): number {
  if (left.words.length === 0 || right.words.length === 0) return 0;
  // Most pairs differ too much in length and have no beginning of a word in common: they are done with here.
  const letters = letterLikeness(left.letters, right.letters);
  if (letters < wordThreshold && !haveWordInCommon(left, right)) return 0;
  const words = wordsLikeness(left.words, right.words);
  return words === 0 ? 0 : Math.min(0.99, Math.max(letters, words));
}

function letterLikeness(left: string, right: string): number {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  // Each missing letter is an edit: names of very different length need not be compared.
  if (short.length < wordThreshold * long.length) return 0;
  return 1 - distance(short, long) / long.length;
}

function haveWordInCommon(left: Candidate, right: Candidate): boolean {
  return left.words.some((word) => right.words.some((other) => word.startsWith(other) || other.startsWith(word)));
}

/** The candidates that `name` was probably meant to be, best first, at most `most`. `name` itself is none of them. */
export function nearest(name: string, candidates: Iterable<Candidate>, most = 3): readonly string[] {
  const wanted = candidateOf(name);
  const found: { readonly name: string; readonly likeness: number }[] = [];
  for (const candidate of candidates) {
    if (candidate.name === name) continue;
    const value = likenessOf(wanted, candidate);
    if (value >= threshold) found.push({ name: candidate.name, likeness: value });
  }
  found.sort((a, b) => b.likeness - a.likeness || (a.name < b.name ? -1 : 1));
  const best = found[0]?.likeness ?? 0;
  return found
    .filter((one) => best - one.likeness <= 0.15)
    .slice(0, most)
    .map((one) => one.name);
}
