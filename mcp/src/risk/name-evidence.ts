import { readNouns } from './lexicon/read-nouns.ts';
import { alsoNouns, gluedVerbs, mostlyNouns, questionWords, verbMeaning } from './lexicon/verbs.ts';
import type { Signal } from './model.ts';
import { isModifier, type Verb, verbAt, withObjects } from './verb.ts';
import { singular, type Word } from './words.ts';

/** What the name says, and the verb it was read from, if any. */
export interface NameEvidence {
  readonly verb: Verb | undefined;
  readonly signals: readonly Signal[];
}

/** Reads the verb of a tool's name and what it acts on. `words`: the name's, without the server's own name in front. */
export function nameEvidence(name: string, words: readonly Word[]): NameEvidence {
  const start = words.findIndex((word, index) => !isModifier(word.text) || index === words.length - 1);
  const question = words[0];
  if (question !== undefined && words.length > 1 && questionWords.has(question.text)) {
    return {
      verb: undefined,
      signals: [readSignal(name, question, 0.8, `the name is a question that begins with «${question.text}»`)],
    };
  }
  const found = start < 0 ? undefined : (mainVerb(words, start) ?? gluedVerb(words, start));
  if (found === undefined) return { verb: undefined, signals: readNoun(name, words) };
  const verbs = [found.verb, ...coordinated(words, found.verb)];
  const signals = verbs.map((verb, index) =>
    signalOf(name, words, verb, found.sureness, index === 0 ? found.where : 'also has'),
  );
  return { verb: found.verb, signals };
}

interface Found {
  readonly verb: Verb;
  readonly sureness: number;
  readonly where: string;
}

function mainVerb(words: readonly Word[], start: number): Found | undefined {
  const found: Verb[] = [];
  for (let index = start; index < words.length; index++) {
    // At the front `searching_files` is a verb; behind, `security_finding` is a thing.
    const leading = index === start && words[index]?.text.endsWith('ing') === true;
    const verb = verbAt(words, index, leading);
    if (verb === undefined) continue;
    found.push(verb);
    index = verb.last;
  }
  const first = found[0];
  if (first === undefined) return undefined;
  const leads = first.first === start;
  const last = found.at(-1);
  // `group_list`, `process_kill`: the noun that could be a verb is what the last word acts on.
  if (leads && last !== undefined && last !== first && last.last === words.length - 1 && mostlyNouns.has(first.base)) {
    if (!mostlyNouns.has(last.base)) return { verb: last, sureness: 0.95, where: 'ends with' };
  }
  if (leads) return { verb: first, sureness: 1, where: 'begins with' };
  const sure = found.find((verb) => !alsoNouns.has(verb.base));
  if (sure !== undefined)
    return { verb: sure, sureness: 0.95, where: sure.last === words.length - 1 ? 'ends with' : 'has' };
  // Only words that may be nouns, none in front: after a namespace (`slack_post_message`) more of a verb than at the end.
  return first.last < words.length - 1
    ? { verb: first, sureness: 0.85, where: 'has' }
    : { verb: first, sureness: 0.7, where: 'ends with' };
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

/** The verbs joined to the first one: `create_or_update_file`, `stop_and_delete`. */
function coordinated(words: readonly Word[], verb: Verb): readonly Verb[] {
  const joined: Verb[] = [];
  let last = verb.last;
  for (;;) {
    const link = words[last + 1];
    if (link === undefined || (link.text !== 'and' && link.text !== 'or')) return joined;
    const next = verbAt(words, last + 2, false);
    if (next === undefined) return joined;
    joined.push(next);
    last = next.last;
  }
}

function signalOf(name: string, words: readonly Word[], verb: Verb, sureness: number, where: string): Signal {
  const objects = words.filter((_, index) => index < verb.first || index > verb.last);
  const meant = withObjects(verb, objects);
  const start = words[verb.first]?.start ?? 0;
  const end = words[verb.last]?.end ?? name.length;
  return {
    source: 'name',
    seen: name.slice(start, end),
    category: meant.category,
    weight: meant.certainty * sureness,
    why: `the name ${where} the verb «${verb.base}»${meant.object === undefined ? '' : `, said of «${meant.object}»`}`,
    place: { in: 'name', start, end },
  };
}

function readNoun(name: string, words: readonly Word[]): readonly Signal[] {
  const last = words.at(-1);
  if (last === undefined) return [];
  const noun = readNouns.has(last.text) ? last.text : singular(last.text);
  if (!readNouns.has(noun)) return [];
  return [readSignal(name, last, 0.55, `the name has no verb and ends with «${noun}», something that is answered`)];
}

function readSignal(name: string, { start, end }: Word, weight: number, why: string): Signal {
  return {
    source: 'name',
    seen: name.slice(start, end),
    category: 'Read',
    weight,
    why,
    place: { in: 'name', start, end },
  };
}
