import { isRecord, type JsonRecord, ownValue } from '../json.ts';
import type { JsonSchema } from '../snapshot/model.ts';
import { type ArgumentKind, argumentRows, choiceNames, moneyPartners } from './lexicon/arguments.ts';
import type { Signal } from './model.ts';
import { verbAt } from './verb.ts';
import { nameWords, singular, type Word } from './words.ts';

/** How many properties and choices of a schema are read: a server may send thousands. */
const propertyLimit = 200;
const choiceLimit = 50;

interface Argument {
  readonly name: string;
  readonly words: readonly Word[];
  readonly kind: ArgumentKind | undefined;
  readonly choices: readonly string[];
}

/** Reads the arguments at the top of an input schema. References are never followed, so a schema that names itself is harmless. */
export function argumentEvidence(schema: JsonSchema | undefined): readonly Signal[] {
  const all = argumentsOf(schema);
  const signals = all.flatMap((argument) => [...nameSignals(argument), ...choiceSignals(argument)]);
  const amount = all.find(({ words }) => words.some(({ text }) => text === 'amount'));
  const partner = all.find(
    (argument) => argument !== amount && argument.words.some(({ text }) => moneyPartners.has(text)),
  );
  if (amount === undefined || partner === undefined) return signals;
  const why = 'its arguments are an amount and what it is paid in, from or to';
  return [...signals, signal(amount, 'Financial', 0.55, why)];
}

function argumentsOf(schema: JsonSchema | undefined): readonly Argument[] {
  const properties = record(own(record(schema), 'properties'));
  if (properties === undefined) return [];
  return Object.keys(properties)
    .slice(0, propertyLimit)
    .map((name) => {
      const property = record(ownValue(properties, name));
      return { name, words: nameWords(name, 64), kind: kindOf(property), choices: choicesOf(property) };
    });
}

function kindOf(property: JsonRecord | undefined): ArgumentKind | undefined {
  if (property === undefined || Object.hasOwn(property, 'const') || Array.isArray(own(property, 'enum')))
    return undefined;
  const type = own(property, 'type');
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  if (types.includes('array')) return 'many';
  if (types.includes('string')) return 'text';
  if (types.includes('number') || types.includes('integer')) return 'number';
  if (types.includes('boolean')) return 'switch';
  if (types.includes('object')) return 'object';
  // A union or no type at all may hold text.
  return 'text';
}

function choicesOf(property: JsonRecord | undefined): readonly string[] {
  const choices = own(property, 'enum');
  if (!Array.isArray(choices)) return [];
  return choices.slice(0, choiceLimit).filter((choice) => typeof choice === 'string');
}

function nameSignals(argument: Argument): readonly Signal[] {
  const { kind } = argument;
  if (kind === undefined) return [];
  const last = argument.words.at(-1)?.text ?? '';
  const row = argumentRows.find(
    ({ words, kinds }) => kinds.includes(kind) && (words.has(last) || (kind !== 'many' && words.has(singular(last)))),
  );
  return row === undefined ? [] : [signal(argument, row.category, row.certainty, row.why)];
}

/** A closed choice of verbs is a tool of several: what its worst choice does, it can be told to do. */
function choiceSignals(argument: Argument): readonly Signal[] {
  if (!argument.words.some(({ text }) => choiceNames.has(text))) return [];
  return argument.choices.flatMap((choice) => {
    const verb = verbAt(nameWords(choice, 64), 0, false);
    if (verb === undefined) return [];
    const why = `an argument can be set to the verb «${verb.base}»`;
    return [signal(argument, verb.category, verb.certainty * 0.75, why, choice)];
  });
}

function signal(
  argument: Argument,
  category: Signal['category'],
  weight: number,
  why: string,
  seen = argument.name,
): Signal {
  const pointer = `/properties/${argument.name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return { source: 'argument', seen, category, weight, why, place: { in: 'inputSchema', pointer } };
}

function record(value: unknown): JsonRecord | undefined {
  return isRecord(value) ? value : undefined;
}

function own(value: JsonRecord | undefined, key: string): unknown {
  return value === undefined ? undefined : ownValue(value, key);
}
