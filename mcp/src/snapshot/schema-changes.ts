import { canonicalText, isRecord, type JsonRecord, ownValue } from '../json.ts';
import { count, quoted, visible } from '../text.ts';
import type { JsonSchema } from './model.ts';
import { enumChanges, namesOf, recordOf, segment, short, textOf, typeChange, typeOf } from './schema-words.ts';
import { textChange } from './text-change.ts';

/** More sentences than this are not read; the number of the others is told. */
const mostChanges = 40;

/** Keywords whose value is one schema, with what its place adds to the path. */
const nested: Readonly<Record<string, string>> = {
  items: '[]',
  contains: '[contains]',
  additionalProperties: '.*',
  propertyNames: ' (names)',
  not: ' (not)',
  if: ' (if)',
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: ' (then)',
  else: ' (else)',
};
/** Keywords whose value is a list of schemas. */
const lists = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];
/** Keywords whose value is a map of schemas. */
const maps = ['$defs', 'definitions', 'patternProperties', 'dependentSchemas'];

/**
 * What changed from one JSON Schema to another, one sentence each, with dotted paths as a policy writes them
 * (`args.amount`). References are compared as text and never followed, so neither a schema that refers to itself nor one
 * that refers to the network can do anything.
 *
 * @param root what the schema describes: `args` or `result`
 */
export function schemaChanges(root: string, before: JsonSchema | undefined, after: JsonSchema | undefined): string[] {
  if (canonicalText(before) === canonicalText(after)) return [];
  if (before === undefined) return [`${root}: the schema is new`];
  if (after === undefined) return [`${root}: the schema is gone`];
  const changes = [...compare(root, before, after)];
  if (changes.length <= mostChanges) return changes;
  const rest = changes.length - mostChanges;
  return [...changes.slice(0, mostChanges), `and ${count(rest, 'change')} more`];
}

function* compare(path: string, before: unknown, after: unknown): Generator<string> {
  if (canonicalText(before) === canonicalText(after)) return;
  if (!isRecord(before) || !isRecord(after)) {
    yield `${path}: ${short(before)} → ${short(after)}`;
    return;
  }
  yield* properties(path, before, after);
  for (const key of keysOf(before, after)) {
    const was = ownValue(before, key);
    const is = ownValue(after, key);
    if (canonicalText(was) === canonicalText(is) || (isTold(key, was) && isTold(key, is))) continue;
    if (key === 'description' || key === 'title') {
      yield* textChange(`${path}: ${key}`, textOf(was), textOf(is));
    } else if (key === 'type') yield typeChange(path, was, is);
    else if (key === 'enum') yield* enumChanges(path, was, is);
    else yield* nestedChanges(path, key, was, is);
  }
}

/** What `properties` below has compared already; anything else under these keywords is no schema and still a change. */
function isTold(key: string, value: unknown): boolean {
  if (key === 'properties') return value === undefined || isRecord(value);
  if (key === 'required') {
    return value === undefined || (Array.isArray(value) && value.every((name) => typeof name === 'string'));
  }
  return false;
}

function* nestedChanges(path: string, key: string, was: unknown, is: unknown): Generator<string> {
  const step = Object.hasOwn(nested, key) ? nested[key] : undefined;
  if (step !== undefined && isRecord(was) && isRecord(is)) {
    yield* compare(path + step, was, is);
  } else if (lists.includes(key) && Array.isArray(was) && Array.isArray(is) && was.length === is.length) {
    for (const [i, item] of was.entries()) yield* compare(`${path} (${key} ${i + 1})`, item, is[i]);
  } else if (maps.includes(key) && isRecord(was) && isRecord(is)) {
    for (const name of keysOf(was, is)) {
      const inner = `${path} (${key} ${quoted(name)})`;
      if (!Object.hasOwn(was, name)) yield `${inner} added`;
      else if (!Object.hasOwn(is, name)) yield `${inner} removed`;
      else yield* compare(inner, was[name], is[name]);
    }
  } else {
    const keyword = visible(key);
    if (was === undefined) yield `${path}: ${keyword} added: ${short(is)}`;
    else if (is === undefined) yield `${path}: ${keyword} removed, it was ${short(was)}`;
    else yield `${path}: ${keyword} ${short(was)} → ${short(is)}`;
  }
}

function* properties(path: string, before: JsonRecord, after: JsonRecord): Generator<string> {
  const was = recordOf(ownValue(before, 'properties'));
  const is = recordOf(ownValue(after, 'properties'));
  const neededBefore = namesOf(ownValue(before, 'required'));
  const neededNow = namesOf(ownValue(after, 'required'));
  for (const name of keysOf(was, is)) {
    const inner = `${path}.${segment(name)}`;
    const needed = neededNow.has(name) ? 'required' : 'optional';
    if (!Object.hasOwn(was, name)) yield `${inner} added (${typeOf(is[name])}, ${needed})`;
    else if (!Object.hasOwn(is, name)) yield `${inner} removed`;
    else {
      if (neededBefore.has(name) !== neededNow.has(name)) yield `${inner} became ${needed}`;
      yield* compare(inner, was[name], is[name]);
    }
  }
  for (const name of new Set([...neededBefore, ...neededNow])) {
    if (Object.hasOwn(was, name) || Object.hasOwn(is, name)) continue;
    if (neededBefore.has(name) === neededNow.has(name)) continue;
    yield `${path}.${segment(name)} ${neededNow.has(name) ? 'became required' : 'is no longer required'}`;
  }
}

/** The keys of both, first those of the earlier one. */
function keysOf(before: JsonRecord, after: JsonRecord): Set<string> {
  return new Set([...Object.keys(before), ...Object.keys(after)]);
}
