import { expect, test } from 'vitest';
import { printInline, styleOf } from './style.ts';

test.each([
  ['{\n    "a": 1\n}', '    '],
  ['{\n\t"a": 1\n}', '\t'],
  ['{ "a": [\n   1\n] }', '   '],
  ['{ "a": 1 }', '  '],
  ['', '  '],
])('the indentation of %j', (text, indent) => {
  expect(styleOf(text).indent).toBe(indent);
});

test('line ends are those of the first line', () => {
  expect(styleOf('{\r\n}').lineEnd).toBe('\r\n');
  expect(styleOf('{\n}\r\n').lineEnd).toBe('\n');
});

test('one line is printed as its neighbours are', () => {
  const value = { a: [1, { b: {} }] };
  expect(printInline(value, styleOf('{"x":1}'))).toBe('{"a":[1,{"b":{}}]}');
  expect(printInline(value, styleOf('{ "x": 1 }'))).toBe('{ "a": [1, { "b": {} }] }');
});
