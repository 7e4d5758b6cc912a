import { nominals } from './lexicon/nominals.ts';
import { noAgents, readNouns } from './lexicon/read-nouns.ts';
import { alsoNouns, gluedVerbs, mostlyNouns, prepositions, trialVerbs, verbMeaning } from './lexicon/verbs.ts';
import { type DescribedVerb, type Verb, verbAt } from './verb.ts';
import { agentBases, singular, type Word } from './words.ts';

const sureOfVerb = 0.95;

/** The verb of a name, and how sure it is that it is one. */
export interface Found {
  readonly verb: Verb;
  readonly sureness: number;
  /** Whether it may be a noun, or a part of one: then a description that begins with another verb knows better. */
  readonly guessed?: boolean;
  readonly where: string;
}

/**
 * The verb that a name turns on.
 *
 * @param start where the name begins, modifiers left out
 * @param described the verb that the description begins with
 */
export function mainVerb(
  words: readonly Word[],
  start: number,
  described: DescribedVerb | undefined,
): Found | undefined {
  return amongWords(words, start, described) ?? gluedVerb(words, start) ?? nounOfVerb(words);
}

function amongWords(words: readonly Word[], start: number, described: DescribedVerb | undefined): Found | undefined {
  const found = verbsOf(words, start);
  const first = found[0];
  if (first === undefined) return undefined;
  const leads = first.first === start;
  const last = found.at(-1);
  if (last !== undefined && last !== first && last.last === words.length - 1) {
    // `group_list`, `process_kill`: the noun that could be a verb is what the last word acts on.
    const told = described?.verb.base === last.base;
    const thing = leads && (mostlyNouns.has(first.base) || (told && alsoNouns.has(first.base)));
    const acts = told || !mostlyNouns.has(last.base);
    if (trialVerbs.has(last.base) || (thing && acts)) return { verb: last, sureness: sureOfVerb, where: 'ends with' };
  }
  if (leads) return { verb: first, sureness: 1, guessed: mostlyNouns.has(first.base), where: 'begins with' };
  // `pods_log`: nothing but a thing that is told of.
  if (first === last && first.last === words.length - 1 && alsoNouns.has(first.base) && readNouns.has(first.base)) {
    return undefined;
  }
  const sure = found.find((verb) => !alsoNouns.has(verb.base));
  if (sure !== undefined) {
    return sure.last === words.length - 1
      ? { verb: sure, sureness: sureOfVerb, where: 'ends with' }
      : { verb: sure, sureness: sureOfVerb, guessed: true, where: 'has' };
  }
  // Only words that may be nouns, none in front: after a namespace (`slack_post_message`) more of a verb than at the end.
  return first.last < words.length - 1
    ? { verb: first, sureness: 0.85, guessed: true, where: 'has' }
    : { verb: first, sureness: 0.7, guessed: true, where: 'ends with' };
}

function verbsOf(words: readonly Word[], start: number): readonly Verb[] {
  const found: Verb[] = [];
  for (let index = start; index < words.length; index++) {
    if (prepositions.has(words[index - 1]?.text ?? '')) continue;
    // At the front `searching_files` is a verb; behind, `security_finding` is a thing.
    const leading = index === start && words[index]?.text.endsWith('ing') === true;
    const verb = verbAt(words, index, leading);
    if (verb === undefined) continue;
    found.push(verb);
    index = verb.last;
  }
  return found;
}

/** `deletefile`: a sure verb at the start of a run-together name. */
function gluedVerb(words: readonly Word[], start: number): Found | undefined {
  const word = words[start];
  if (word === undefined || words.length > start + 1) return undefined;
  for (const glued of gluedVerbs) {
    const meaning = verbMeaning(glued);
    if (meaning === undefined || !word.text.startsWith(glued) || word.text.length < glued.length + 3) continue;
    return { verb: { base: glued, ...meaning, first: start, last: start }, sureness: 0.6, where: 'runs together with' };
  }
  return undefined;
}

/** `services_reader`, `code_executor`, `account_deletion`: the verb that its last word is made from. */
function nounOfVerb(words: readonly Word[]): Found | undefined {
  const last = words.at(-1);
  if (last === undefined || noAgents.has(singular(last.text))) return undefined;
  const nominal = nominals.get(last.text);
  for (const base of nominal === undefined ? agentBases(last.text) : [nominal]) {
    const meaning = verbMeaning(base);
    if (meaning === undefined) continue;
    const at = words.length - 1;
    return { verb: { base, ...meaning, first: at, last: at }, sureness: 0.65, where: 'ends with a noun of' };
  }
  return undefined;
}
