import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText, isRecord } from '../json.ts';
import { schemaChanges } from './schema-changes.ts';

function changes(before: unknown, after: unknown): string[] {
  const schema = (x: unknown) => ({ type: 'object', properties: { x } });
  return schemaChanges('args', schema(before), schema(after));
}

test('arguments that come, go, and become required or optional', () => {
  expect(
    schemaChanges(
      'args',
      { properties: { gone: {}, now: { type: 'string' }, was: {} }, required: ['was'] },
      { properties: { now: { type: 'string' }, was: {}, amount: { type: 'number' } }, required: ['now', 'amount'] },
    ),
  ).toEqual([
    'args.gone removed',
    'args.now became required',
    'args.was became optional',
    'args.amount added (number, required)',
  ]);
});

test.each([
  [{ type: 'string' }, { type: ['string', 'null'] }, 'args.x: type widened: string → string or null'],
  [{ type: 'integer' }, { type: 'number' }, 'args.x: type widened: integer → number'],
  [{ type: 'string' }, {}, 'args.x: type widened: string → any type'],
  [{ type: ['string', 'null'] }, { type: 'string' }, 'args.x: type narrowed: string or null → string'],
  [{}, { type: 'string' }, 'args.x: type narrowed: any type → string'],
  [{ type: 'string' }, { type: 'number' }, 'args.x: type changed: string → number'],
  [{ enum: ['a'] }, { enum: ['a', 'b'] }, 'args.x: enum value "b" added'],
  [{ enum: ['a', 1] }, { enum: ['a'] }, 'args.x: enum value 1 removed'],
  [{ enum: ['a', 'b'] }, { enum: ['b', 'a'] }, 'args.x: enum values reordered'],
  [{ enum: ['a'] }, {}, 'args.x: takes any value now, it was one of ["a"]'],
  [{}, { enum: ['a'] }, 'args.x: takes only ["a"] now'],
  [{ maximum: 5 }, { maximum: 50 }, 'args.x: maximum 5 → 50'],
  [{ pattern: '^a' }, {}, 'args.x: pattern removed, it was "^a"'],
  [{}, { additionalProperties: false }, 'args.x: additionalProperties added: false'],
  [{ description: 'Id.' }, { description: 'Id, or all.' }, 'args.x: description changed: "Id." → "Id, or all."'],
  [{ items: { type: 'string' } }, { items: { type: 'number' } }, 'args.x[]: type changed: string → number'],
  [{ anyOf: [{}, { minimum: 1 }] }, { anyOf: [{}, {}] }, 'args.x (anyOf 2): minimum removed, it was 1'],
  [{ properties: { y: {} } }, { properties: {} }, 'args.x.y removed'],
  [{ $defs: {} }, { $defs: { a: {} } }, 'args.x ($defs "a") added'],
  [true, { type: 'string' }, 'args.x: true → {"type":"string"}'],
])('from %j to %j', (before, after, change) => {
  expect(changes(before, after)).toEqual([change]);
});

test('a schema that refers to itself or to the network is compared as text and followed nowhere', () => {
  expect(changes({ $ref: '#' }, { $ref: 'http://127.0.0.1:9/x' })).toEqual([
    'args.x: $ref "#" → "http://127.0.0.1:9/x"',
  ]);
});

test('keys that could be misread are quoted, and __proto__ is a key', () => {
  const before: unknown = JSON.parse('{"properties":{"__proto__":{}}}');
  const after: unknown = JSON.parse('{"properties":{"a.b":{},"c\\u202e":{}}}');
  expect(changes(before, after)).toEqual([
    'args.x.__proto__ removed',
    'args.x."a.b" added (any type, optional)',
    'args.x."c\\u{202e}" added (any type, optional)',
  ]);
});

test('many changes are cut short and counted', () => {
  const properties = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`p${i}`, {}]));
  const told = schemaChanges('args', { properties: {} }, { properties });
  expect(told).toHaveLength(41);
  expect(told.at(-1)).toBe('and 60 changes more');
});

const keyword = fc.constantFrom(
  ...['type', 'enum', 'properties', 'required', 'items', 'anyOf', 'description', 'additionalProperties', '$defs', 'x'],
);
const { schema } = fc.letrec<{ schema: Record<string, unknown>; value: unknown }>((tie) => ({
  schema: fc.dictionary(keyword, tie('value'), { maxKeys: 4 }),
  value: fc.oneof(
    { depthSize: 'small' },
    fc.jsonValue({ maxDepth: 1 }),
    tie('schema'),
    fc.array(tie('schema'), { maxLength: 2 }),
  ),
}));

/** The order of `required` means nothing, nor do repetitions in it, nor `properties` and `required` that are empty. */
function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaning);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      const names = Array.isArray(inner) && inner.every((name) => typeof name === 'string') ? inner : undefined;
      if (key === 'required' && names) return names.length === 0 ? [] : [[key, [...new Set(names)].sort()]];
      if (key === 'properties' && isRecord(inner) && Object.keys(inner).length === 0) return [];
      return [[key, meaning(inner)]];
    }),
  );
}

test('whatever the schemas are, a change is told exactly when there is one', () => {
  fc.assert(
    fc.property(schema, schema, (before, after) => {
      expect(schemaChanges('args', before, structuredClone(before))).toEqual([]);
      // The places of `enum` and `const` hold values, which mean all that they say; this test looks at schemas.
      fc.pre(!/"enum"/.test(JSON.stringify([before, after])));
      const same = canonicalText(meaning(before)) === canonicalText(meaning(after));
      if (!same) expect(schemaChanges('args', before, after)).not.toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('members that no schema should have are still compared', () => {
  const odd = (required: unknown) => ({ properties: { x: {} }, required });
  expect(schemaChanges('args', odd('x'), odd(['x']))).toEqual(['args.x became required', 'args: required "x" → ["x"]']);
  expect(schemaChanges('args', odd(['x']), odd(['x', 1]))).toEqual(['args: required ["x"] → ["x",1]']);
  expect(schemaChanges('args', { properties: 1 }, { properties: 2 })).toEqual(['args: properties 1 → 2']);
});

test('the order in which required arguments are named is no change', () => {
  expect(schemaChanges('args', { required: ['a', 'b'] }, { required: ['b', 'a'], properties: {} })).toEqual([]);
});
