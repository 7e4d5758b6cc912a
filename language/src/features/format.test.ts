import { parsePolicy } from '@mcp-policy/engine';
import { expect, test } from 'vitest';
import { applyEdits, fromTextEdit } from '../edits/edit.ts';
import { type FormatOptions, formatPolicy } from './format.ts';

const two: FormatOptions = { tabSize: 2, insertSpaces: true };

function formatted(text: string, options = two, lines?: readonly [number, number]): string {
  const { document } = parsePolicy(text);
  const range = lines && { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } };
  return applyEdits(
    text,
    formatPolicy(text, options, range).map((edit) => fromTextEdit(document, edit)),
  );
}

test('each property and item gets a line of its own', () => {
  expect(formatted('{"version":"1","hide":["a","b"],"tools":{}}')).toBe(
    '{\n  "version": "1",\n  "hide": [\n    "a",\n    "b"\n  ],\n  "tools": {}\n}',
  );
});

test('tabs are used when the editor uses tabs', () => {
  expect(formatted('{"version":"1"}', { tabSize: 4, insertSpaces: false })).toBe('{\n\t"version": "1"\n}');
});

test('line ends and the final one stay as they are', () => {
  expect(formatted('{"a":1,\r\n"b":2}\r\n')).toBe('{\r\n  "a": 1,\r\n  "b": 2\r\n}\r\n');
  expect(formatted('{\n  "a": 1\n}')).toBe('{\n  "a": 1\n}');
});

test('a final line break is added when the editor asks for it', () => {
  expect(formatted('{\n  "a": 1\n}', { ...two, insertFinalNewline: true })).toBe('{\n  "a": 1\n}\n');
});

test('outside a range nothing moves', () => {
  expect(formatted('{\n "a":1,\n  "b":2,\n "c":3\n}', two, [2, 3])).toBe('{\n "a":1,\n  "b": 2,\n "c":3\n}');
});

test('a formatted text is left alone', () => {
  expect(formatPolicy(formatted('{"version":"1","tools":{"a":{"limits":[{"max":1}]}}}'), two)).toEqual([]);
});

test.each(['{ "a": [1,,2', '{"a" "b"}', '{ // x\n"a":1,}', '"unclosed', ''])(
  'broken text loses nothing: %j',
  (text) => {
    expect(formatted(text).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  },
);
