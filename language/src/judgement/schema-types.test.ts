import { expect, test } from 'vitest';
import { typesOfAll, typesOfAny } from './schema-types.ts';

const typesOf = (schema: unknown, root: unknown = schema) => typesOfAll(root, [schema]);

test('the types of a schema are those it names, and those of the values it lists', () => {
  expect(typesOf({ type: 'string' })).toEqual(['string']);
  expect(typesOf({ type: ['string', 'null'] })).toEqual(['string', 'null']);
  expect(typesOf({ enum: ['EUR', 'USD', null] })).toEqual(['string', 'null']);
  expect(typesOf({ const: 5 })).toEqual(['number']);
  expect(typesOf({ type: ['integer', 'string'], enum: [1, 2] })).toEqual(['integer']);
});

test('alternatives add types, and what holds in any case takes some away', () => {
  expect(typesOf({ anyOf: [{ type: 'string' }, { type: 'number' }] })).toEqual(['string', 'number']);
  expect(typesOf({ type: ['string', 'array'], oneOf: [{ type: 'array' }, { type: 'number' }] })).toEqual(['array']);
  expect(typesOf({ allOf: [{ type: 'number' }, { type: 'integer' }] })).toEqual(['integer']);
  expect(typesOf({ type: ['integer', 'number'], allOf: [{ type: 'integer' }] })).toEqual(['integer']);
  expect(typesOfAny({}, [{ type: 'string' }, { type: 'boolean' }])).toEqual(['string', 'boolean']);
});

test('nothing is claimed where anything is possible, or nothing', () => {
  expect(typesOf({})).toEqual([]);
  expect(typesOf(true)).toEqual([]);
  expect(typesOf({ anyOf: [{ type: 'string' }, {}] })).toEqual([]);
  expect(typesOf({ anyOf: [{ type: 'string' }, { $ref: 'https://else.where/schema' }] })).toEqual([]);
  expect(typesOf({ allOf: [{ type: 'string' }, { type: 'number' }] })).toEqual([]);
  expect(typesOf({ type: ['string', 'money'] })).toEqual([]);
});

test('references inside the schema are followed, those to themselves once', () => {
  const root = { $defs: { a: { type: 'string' }, loop: { anyOf: [{ $ref: '#/$defs/loop' }, { type: 'string' }] } } };
  expect(typesOf({ $ref: '#/$defs/a' }, root)).toEqual(['string']);
  expect(typesOf({ $ref: '#/$defs/loop' }, root)).toEqual([]);
});

test('a hostile schema is looked at so far and no further', () => {
  let schema: unknown = { type: 'string' };
  for (let i = 0; i < 40; i++) schema = { anyOf: [schema, schema] };
  expect(typesOf(schema)).toEqual([]);
});
