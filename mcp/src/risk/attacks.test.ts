import { expect, test } from 'vitest';
import { attacksOn } from './attacks.ts';
import { categories } from './levels.ts';

const ids = (category: Parameters<typeof attacksOn>[1], properties: object = {}) =>
  attacksOn({ inputSchema: { properties } }, category).map(({ id }) => id);

test('every category has an attack of the public lists', () => {
  for (const category of categories) expect(ids(category).length).toBeGreaterThan(0);
});

test('free text tells more than the category, and comes first', () => {
  expect(ids('Execute', { command: { type: 'string' } })).toEqual(['MCP05:2025', 'ASI05']);
  expect(ids('Read', { filePath: { type: 'string' } })).toEqual(['MCP01:2025', 'ASI01']);
  expect(ids('Write', { url: {} })).toEqual(['ASI01', 'ASI02']);
});

test('a closed choice is no free text, and a search is no interpreter', () => {
  expect(ids('Execute', { command: { enum: ['start', 'stop'] } })).toEqual(['ASI05']);
  expect(ids('Read', { query: { type: 'string' } })).toEqual(['ASI01']);
});

test('none is named twice, and hostile schemas are read as any other', () => {
  expect(ids('Read', { url: { type: 'string' } })).toEqual(['ASI01']);
  expect(
    attacksOn({ inputSchema: JSON.parse('{"properties":{"__proto__":{"type":7},"path":[]}}') }, 'Read'),
  ).toHaveLength(2);
  expect(attacksOn({ inputSchema: true }, 'Read')).toHaveLength(1);
});
