import type { Condition } from '@mcp-policy/engine';
import { pointsOf, sourceOf } from './points.ts';
import { type Reading, type Truth, truthOf } from './truth.ts';

/** A condition as its rule reads it. */
export interface ReadCondition {
  readonly condition: Condition;
  readonly reading: Reading;
}

/** Values of one argument that no condition tells apart. */
export interface ValueClass {
  /** Only in an object can there be further arguments. */
  readonly kind: 'absent' | 'object' | 'other';
  /** Which of the conditions hold, in their order. */
  readonly holds: readonly boolean[];
}

/** Patterns on one argument: each may match a text or not, whatever the others do. */
const mostFree = 5;

/** Many tools ask the same of their arguments. */
const kept = new Map<string, { readonly classes: readonly ValueClass[] | undefined }>();
const mostKept = 1000;

/**
 * Divides all JSON values that an argument can have, and its absence, by what the conditions on it say. Between two
 * numbers that are named no condition changes its mind, nor among the texts that none names; a pattern or a `contains` may
 * go either way on those, so both are taken to be possible. Undefined where there is too much to tell apart.
 */
export function classesOf(conditions: readonly ReadCondition[]): readonly ValueClass[] | undefined {
  const key = conditions
    .map(({ condition: { op, value }, reading }) => `${reading} ${op} ${sourceOf(value)}`)
    .join('\n');
  let known = kept.get(key);
  if (!known) {
    if (kept.size >= mostKept) kept.clear();
    known = { classes: divide(conditions) };
    kept.set(key, known);
  }
  return known.classes;
}

function divide(conditions: readonly ReadCondition[]): readonly ValueClass[] | undefined {
  const points = pointsOf(conditions.map(({ condition }) => condition));
  if (!points) return undefined;
  const truths = conditions.map(({ condition, reading }) => truthOf(condition, reading));
  const found = new Map<string, ValueClass>();
  const add = (kind: ValueClass['kind'], holds: readonly boolean[]) => {
    found.set(`${kind} ${holds.map(Number).join('')}`, { kind, holds });
  };
  const exactly = (value: string | undefined) => truths.map((holds: Truth) => holds(value));
  add('absent', exactly(undefined));
  for (const text of ['null', 'true', 'false', ...points.numbers]) add('other', exactly(text));
  for (const text of points.strings) add('other', exactly(JSON.stringify(text)));
  for (const { text, object } of points.nested) add(object ? 'object' : 'other', exactly(text));
  const fresh = JSON.stringify(unnamed(points.strings));
  add('object', exactly(`{${fresh}:${fresh}}`));
  const texts = either(
    exactly(fresh),
    conditions.map(({ condition }) => freeOnTexts(condition)),
  );
  const lists = either(
    exactly(`[${fresh}]`),
    conditions.map(({ condition }) => freeOnLists(condition)),
  );
  if (!texts || !lists) return undefined;
  for (const holds of [...texts, ...lists]) add('other', holds);
  return [...found.values()];
}

function unnamed(names: readonly string[]): string {
  let name = 'other';
  while (names.some((one) => one.includes(name))) name += '_';
  return name;
}

/** What a text that is not named may or may not do; two conditions with the same words do the same. */
function freeOnTexts({ op, value }: Condition): string | undefined {
  return value.type === 'string' && (op === 'regex' || op === 'contains') ? `${op} ${value.value}` : undefined;
}

function freeOnLists({ op, value }: Condition): string | undefined {
  return op === 'contains' ? sourceOf(value) : undefined;
}

/** `holds`, with each free condition both ways; the same way wherever it has the same name. */
function either(
  holds: readonly boolean[],
  free: readonly (string | undefined)[],
): readonly (readonly boolean[])[] | undefined {
  const names = [...new Set(free.flatMap((name) => name ?? []))];
  if (names.length > mostFree) return undefined;
  return Array.from({ length: 2 ** names.length }, (_, choice) =>
    holds.map((own, index) => {
      const name = free[index];
      return name === undefined ? own : ((choice >> names.indexOf(name)) & 1) === 1;
    }),
  );
}
