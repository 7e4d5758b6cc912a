import { expect, test } from 'vitest';
import { withFacts } from '../testing.ts';
import { toolSymbols } from './workspace-symbols.ts';

const facts = withFacts(
  '{ "tools": {\n  "create_payment": {},\n  "List_Issues": {},\n  "": {},\n  "__proto__": {} } }',
);
const found = (query: string, most = 10) =>
  toolSymbols(facts, query, { uri: 'file:///w/p.json', container: 'p.json', most }).map(({ name }) => name);

test('tools are found by letters of their names, in order, whatever their case', () => {
  expect(found('')).toEqual(['create_payment', 'List_Issues', '__proto__']);
  expect(found('lis')).toEqual(['List_Issues']);
  expect(found('CRPAY')).toEqual(['create_payment']);
  expect(found('yap')).toEqual([]);
  expect(found('.*')).toEqual([]);
});

test('no more are listed than may be', () => {
  expect(found('', 2)).toEqual(['create_payment', 'List_Issues']);
});

test('a tool is found at its key', () => {
  expect(toolSymbols(facts, 'list', { uri: 'file:///w/p.json', container: 'p', most: 1 })[0]).toMatchObject({
    containerName: 'p',
    location: { uri: 'file:///w/p.json', range: { start: { line: 2, character: 2 }, end: { line: 2, character: 15 } } },
  });
});
