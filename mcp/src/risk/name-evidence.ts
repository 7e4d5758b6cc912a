import { gluedReadNouns, readNouns } from './lexicon/read-nouns.ts';
import { alsoNouns, havingStates, questionWords, states } from './lexicon/verbs.ts';
import { mainVerb } from './main-verb.ts';
import type { Signal } from './model.ts';
import { type DescribedVerb, isModifier, type Verb, verbAt, withObjects } from './verb.ts';
import { singular, type Word } from './words.ts';

/** What the name says, and the verb it was read from, if any. */
export interface NameEvidence {
  readonly verb: Verb | undefined;
  /** Whether its verb may be a noun, or a part of one. */
  readonly guessed: boolean;
  readonly signals: readonly Signal[];
}

/**
 * Reads the verb of a tool's name and what it acts on.
 *
 * @param words the name's, without the server's own name in front
 * @param described the description's verb with what it acts on: what a name leaves open ("transfer" what?) it may tell
 */
export function nameEvidence(name: string, words: readonly Word[], described?: DescribedVerb): NameEvidence {
  const start = words.findIndex((word, index) => !isModifier(word.text) || index === words.length - 1);
  const question = words[0];
  if (question !== undefined && words.length > 1 && questionWords.has(question.text)) {
    return {
      verb: undefined,
      guessed: false,
      signals: [readSignal(name, question, 0.8, `the name is a question that begins with «${question.text}»`)],
    };
  }
  const thing = thingToldOf(name, words, start);
  if (thing !== undefined) return { verb: undefined, guessed: false, signals: [thing] };
  const found = start < 0 ? undefined : mainVerb(words, start, described);
  if (found === undefined) return { verb: undefined, guessed: false, signals: readNoun(name, words) };
  const verbs = [found.verb, ...coordinated(words, found.verb)];
  const signals = verbs.map((verb, index) =>
    signalOf(name, words, verb, found.sureness, index === 0 ? found.where : 'also has', described),
  );
  return { verb: found.verb, guessed: found.guessed === true, signals };
}

/** `order_status`, `git_log`: words that could be verbs, and are what the tool tells of. */
function thingToldOf(name: string, words: readonly Word[], start: number): Signal | undefined {
  const [first, last] = [words[start], words.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (first === last) {
    // Behind a namespace only: a tool that is just called `log` may well write one.
    if (last.start === 0 || !alsoNouns.has(last.text) || !readNouns.has(last.text)) return undefined;
    return readSignal(name, last, 0.55, `the name has no verb before «${last.text}», something that is answered`);
  }
  const between = words.slice(start + 1, -1);
  if (!havingStates.has(first.text) || !states.has(last.text)) return undefined;
  if (between.some((_, index) => verbAt(between, index, false) !== undefined)) return undefined;
  return readSignal(name, last, 0.65, `the name ends with «${last.text}», a state of what stands before it`);
}

const links: ReadonlySet<string> = new Set(['and', 'or', 'then']);

/** The verbs joined to the first one: `create_or_update_file`, `stop_and_delete`. */
function coordinated(words: readonly Word[], verb: Verb): readonly Verb[] {
  const joined: Verb[] = [];
  let last = verb.last;
  for (;;) {
    const link = words[last + 1];
    if (link === undefined || !links.has(link.text)) return joined;
    const next = verbAt(words, words[last + 2]?.text === 'then' ? last + 3 : last + 2, false);
    if (next === undefined) return joined;
    joined.push(next);
    last = next.last;
  }
}

function signalOf(
  name: string,
  words: readonly Word[],
  verb: Verb,
  sureness: number,
  where: string,
  described: DescribedVerb | undefined,
): Signal {
  const objects = words.filter((_, index) => index < verb.first || index > verb.last);
  const named = withObjects(verb, objects);
  // Never what destroys: a description must not talk a plain name down.
  const open = named.object === undefined && verb.category !== 'Destructive' && described?.verb.base === verb.base;
  const meant = open ? withObjects(verb, described.objects) : named;
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
  const glued = words.length === 1 ? [...gluedReadNouns].find((noun) => last.text.endsWith(noun)) : undefined;
  const noun = readNouns.has(last.text) ? last.text : (glued ?? singular(last.text));
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
