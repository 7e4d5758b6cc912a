import { expect, test } from 'vitest';
import { cursor, withFacts } from '../testing.ts';
import { definitionsAt, highlightsAt, namedAt } from './navigation.ts';

const policy = `{
  "all_tools": { "limits": [{ "counter": "c" }] },
  "hide": ["a"],
  "tools": {
    "a": {},
    "b": { "limits": [{ "counter": "c" }, { "counter": "d" }] }
  }
}`;
const at = (mark: string, inside = 1) => policy.indexOf(mark) + inside;
const facts = withFacts(policy);
const lines = (ranges: readonly { readonly start: { readonly line: number } }[]) =>
  ranges.map(({ start }) => start.line);

test('a hidden tool leads to its rules, and its rules to where it is hidden', () => {
  expect(lines(definitionsAt(facts, at('"a"]')))).toEqual([4]);
  expect(lines(definitionsAt(facts, at('"a":')))).toEqual([2]);
  expect(definitionsAt(facts, at('"b"'))).toEqual([]);
});

test('a counter leads to the first limit that counts with it', () => {
  expect(lines(definitionsAt(facts, at('"c" }, {')))).toEqual([1]);
  expect(lines(definitionsAt(facts, at('"d"')))).toEqual([5]);
});

test('every place of a name is highlighted, those where it is set as such', () => {
  expect(highlightsAt(facts, at('"a":')).map(({ range, kind }) => [range.start.line, kind])).toEqual([
    [2, 2],
    [4, 3],
  ]);
  expect(highlightsAt(facts, at('"c"')).map(({ range, kind }) => [range.start.line, kind])).toEqual([
    [1, 3],
    [5, 2],
  ]);
  expect(highlightsAt(facts, at('"hide"'))).toEqual([]);
});

test('a name is known by its kind, with all its places', () => {
  expect(namedAt(facts, at('"c"'))).toMatchObject({ kind: 'counter', name: 'c', mentions: [{}, {}] });
  expect(namedAt(facts, 0)).toBeUndefined();
});

test.each(['{ "tools": { "a|', '{ "hide": ["a|', '|', '{ "tools": { "a": { "limits": [{ "counter": "|'])(
  'half-typed text %j is answered',
  (marked) => {
    const { text, offset } = cursor(marked);
    expect(() => [namedAt(withFacts(text), offset), definitionsAt(withFacts(text), offset)]).not.toThrow();
  },
);
