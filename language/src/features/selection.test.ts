import { offsetAt } from '@mcp-policy/engine';
import { expect, test } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver-types';
import { cursor, withFacts } from '../testing.ts';
import { selectionAt } from './selection.ts';

/** The texts that the selection grows through, the smallest first. */
function growth(marked: string): readonly string[] {
  const { text, offset } = cursor(marked);
  const facts = withFacts(text);
  const texts: string[] = [];
  let selection: SelectionRange | undefined = selectionAt(facts, offset);
  while (selection) {
    const { start, end } = selection.range;
    texts.push(text.slice(offsetAt(facts.parsed.document, start), offsetAt(facts.parsed.document, end)));
    selection = selection.parent;
  }
  return texts;
}

test('a selection grows from a word through its string, property and object', () => {
  expect(growth('{"tools":{"a":{"limits":[{"counter":"c|1"}]}}}')).toEqual([
    'c1',
    '"c1"',
    '"counter":"c1"',
    '{"counter":"c1"}',
    '[{"counter":"c1"}]',
    '"limits":[{"counter":"c1"}]',
    '{"limits":[{"counter":"c1"}]}',
    '"a":{"limits":[{"counter":"c1"}]}',
    '{"a":{"limits":[{"counter":"c1"}]}}',
    '"tools":{"a":{"limits":[{"counter":"c1"}]}}',
    '{"tools":{"a":{"limits":[{"counter":"c1"}]}}}',
  ]);
});

test('the name of a tool grows to its entry', () => {
  expect(growth('{ "tools": { "a|b": {}, "c": {} } }').slice(0, 4)).toEqual([
    'ab',
    '"ab"',
    '"ab": {}',
    ' "ab": {}, "c": {} ',
  ]);
});

test.each(['|', '{ "tools": { "a": { "limits": [ |', '{ "tools": { "a|', '| nonsense', '{}\n|'])(
  'in %j there is a selection, each part within the next',
  (marked) => {
    const texts = growth(marked);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.map((text) => text.length)).toEqual([...texts.map((text) => text.length)].sort((a, b) => a - b));
  },
);
