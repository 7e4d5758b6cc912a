import { expect, test } from 'vitest';
import { cursor, withFacts } from '../testing.ts';
import { mentionsOf, type Name, nameAt } from './names.ts';

function named(marked: string): string | undefined {
  const { text, offset } = cursor(marked);
  const found = nameAt(withFacts(text).parsed.document, offset);
  return found && `${found.kind} ${found.name} at ${text.slice(found.offset, found.offset + found.length)}`;
}

test.each([
  ['{ "tools": { "li|st": {} } }', 'tool list at "list"'],
  ['{ "hide": ["li|st"] }', 'tool list at "list"'],
  ['{ "tools": { "a": { "limits": [{ "counter": "c|1" }] } } }', 'counter c1 at "c1"'],
  ['{ "all_tools": { "limits": [{ "counter": "|c1" }] } }', 'counter c1 at "c1"'],
  ['{ "tools": { "__prot|o__": {} } }', 'tool __proto__ at "__proto__"'],
  ['{ "hide": ["|*"] }', undefined],
  ['{ "tools": { "|": {} } }', undefined],
  ['{ "tools": { "a": { "limits": [{ "coun|ter": "c1" }] } } }', undefined],
  ['{ "tools": { "a": { "require": [{ "counter": "c|1" }] } } }', undefined],
  ['{ "de|fault": "deny" }', undefined],
])('in %s stands %s', (marked, expected) => {
  expect(named(marked)).toBe(expected);
});

const mentioned = (text: string, name: Name) =>
  mentionsOf(withFacts(text).parsed.document, name).map(({ role, offset }) => `${role} ${offset}`);

test('a tool is mentioned by its rules and by hide, a counter by every limit, in half-typed text too', () => {
  const text =
    '{ "tools": { "a": { "limits": [{ "counter": "c" }] }, "b": { "limits": [{ "counter": "c", "max": ] } }, "hide": ["a"] }';
  expect(mentioned(text, { kind: 'tool', name: 'a' })).toEqual(['rules 13', 'hidden 113']);
  expect(mentioned(text, { kind: 'counter', name: 'c' })).toEqual(['counter 44', 'counter 85']);
  expect(mentioned(text, { kind: 'counter', name: 'a' })).toEqual([]);
});
