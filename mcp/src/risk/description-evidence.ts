import { isAscii } from '@mcp-policy/engine';
import { phraseRows } from './lexicon/phrases.ts';
import { alsoNouns, prepositions } from './lexicon/verbs.ts';
import type { Signal } from './model.ts';
import { type DescribedVerb, isModifier, type Verb, verbAt, withObjects } from './verb.ts';
import { nameWords, textWords, type Word } from './words.ts';

/** UTF-16 units of a description that are read at all: a server may send megabytes. */
export const descriptionLimit = 4_000;

/** Words that introduce what a tool does. */
const fillers: ReadonlySet<string> = new Set(
  `this tool tools function endpoint api command will can to used use it lets let you users user allows allow enables enable for is
   that which agent agents helps deprecated beta experimental required important note optional and you'll i want when need has have are be does`.split(
    /\s+/u,
  ),
);

export interface DescriptionEvidence {
  /** The words of the first sentence. */
  readonly sentence: readonly Word[];
  /** The verb that it begins with. */
  readonly leading: DescribedVerb | undefined;
  /** From the leading verbs. */
  readonly acts: readonly Signal[];
  /** From a row of operations to choose from: "operations (copy, move, delete)". */
  readonly choices: readonly Signal[];
  /** From phrases anywhere in it. */
  readonly phrases: readonly Signal[];
}

/** Reads the leading verbs of a description and the phrases that tell more. */
export function descriptionEvidence(description: string): DescriptionEvidence {
  const text = description.slice(0, descriptionLimit);
  const sentence = firstSentence(text);
  const lead = leadingVerbs(sentence);
  const acts = lead.verbs.map((verb): Signal => {
    const meant = withObjects(verb, objectsOf(verb, sentence));
    const start = sentence[verb.first]?.start ?? 0;
    const end = sentence[verb.last]?.end ?? start;
    return {
      source: 'description',
      seen: text.slice(start, end),
      category: meant.category,
      weight: meant.certainty * lead.sureness,
      why: `the description ${lead.sureness > 0.5 ? 'begins with' : 'has'} the verb «${verb.base}»${meant.object === undefined ? '' : `, said of «${meant.object}»`}`,
      place: { in: 'description', start, end },
    };
  });
  const [first] = lead.verbs;
  const leading = first === undefined ? undefined : { verb: first, objects: objectsOf(first, sentence) };
  return { sentence, leading, acts, choices: choices(text), phrases: phrases(text) };
}

/** What a verb may act on stands close behind it, and before a preposition: records *from a database*. */
function objectsOf(verb: Verb, sentence: readonly Word[]): readonly Word[] {
  const behind = sentence.slice(verb.last + 1, verb.last + 8);
  const end = behind.findIndex(({ text }, index) => index > 0 && prepositions.has(text));
  return end < 0 ? behind : behind.slice(0, end);
}

const listed = /\b(?:operations?|actions?|commands?)\s?(?:\(|:)\s?([^().;\n]{1,200})/iu;
const mostChoices = 20;

/** What such a list offers, the tool can be told to do. */
function choices(text: string): readonly Signal[] {
  const match = listed.exec(text);
  const list = match?.[1];
  if (match === null || list === undefined) return [];
  const from = match.index + match[0].length - list.length;
  return [...list.matchAll(/[^,/|]+/gu)].slice(0, mostChoices).flatMap((item): readonly Signal[] => {
    const verb = verbAt(nameWords(item[0]), 0, true);
    if (verb === undefined) return [];
    const start = from + item.index;
    return [
      {
        source: 'description',
        seen: item[0],
        category: verb.category,
        weight: verb.certainty * 0.6,
        why: `the description offers the verb «${verb.base}» among others`,
        place: { in: 'description', start, end: start + item[0].length },
      },
    ];
  });
}

function firstSentence(text: string): readonly Word[] {
  const words = textWords(text, 600);
  const end = words.findIndex((word, index) => index > 0 && /[.!?](?:\s|$)|\n\s*\n/u.test(word.gap));
  return end < 0 ? words : words.slice(0, end);
}

function leadingVerbs(words: readonly Word[]): { readonly verbs: readonly Verb[]; readonly sureness: number } {
  let index = 0;
  for (; index < Math.min(words.length, 12); index++) {
    const word = words[index];
    if (word === undefined) break;
    if (fillers.has(word.text) || isModifier(word.text) || word.text.endsWith('ly')) continue;
    break;
  }
  const first = verbAt(words, index, true);
  if (first !== undefined) return { verbs: [first, ...joined(words, first)], sureness: 0.7 };
  // "Container registry operations: list, delete …": the first words that are surely verbs.
  for (index += 1; index < Math.min(words.length, 30); index++) {
    const verb = verbAt(words, index, true);
    if (verb === undefined || alsoNouns.has(verb.base) || fillers.has(verb.base)) continue;
    return { verbs: [verb, ...joined(words, verb)], sureness: 0.45 };
  }
  return { verbs: [], sureness: 0 };
}

/** "Create or update", "List, create and delete": every verb of the row. */
function joined(words: readonly Word[], first: Verb): readonly Verb[] {
  const verbs: Verb[] = [];
  let at = first.last + 1;
  while (verbs.length < 8) {
    const word = words[at];
    if (word === undefined) break;
    const link = word.text === 'and' || word.text === 'or';
    if (!link && !/^\s*[,/]\s*$/u.test(word.gap)) break;
    const next = verbAt(words, link ? at + 1 : at, true);
    if (next === undefined) break;
    verbs.push(next);
    at = next.last + 1;
  }
  return verbs;
}

function phrases(text: string): readonly Signal[] {
  if (text === '') return [];
  const signals: Signal[] = [];
  const lower = isAscii(text) ? text.toLowerCase() : undefined;
  for (const row of phraseRows) {
    if (lower !== undefined && !row.needs.some((words) => lower.includes(words))) continue;
    const match = row.pattern.exec(text);
    if (match === null || denied(text, match.index)) continue;
    signals.push({
      source: 'description',
      seen: match[0],
      category: row.category,
      weight: row.certainty,
      why: row.why,
      place: { in: 'description', start: match.index, end: match.index + match[0].length },
    });
  }
  return signals;
}

/** "not permanently deleted" says the opposite. */
function denied(text: string, index: number): boolean {
  return /\b(?:(?:not|never|no|isn't|without)\s+(?:\w+\s+)?|non-)$/iu.test(text.slice(Math.max(0, index - 24), index));
}
