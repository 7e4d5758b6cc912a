import type { Range } from '@mcp-policy/engine';
import { describe, expect, test } from 'vitest';
import { painter } from '../support/terminal.ts';
import { codeFrame, lineStartsOf } from './code-frame.ts';

/** The frame around the text between two `|`. */
function frame(marked: string): string {
  const [before = '', within = '', after = ''] = marked.split('|');
  const text = before + within + after;
  const starts = lineStartsOf(text);
  const place = (offset: number) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line, character: offset - (starts[line] ?? 0), offset };
  };
  const range: Range = { start: place(before.length), end: place(before.length + within.length) };
  return codeFrame(text, starts, range, painter(false));
}

test('shows the line, the one before it, and marks the place', () => {
  expect(frame('{\n  "tools": {|"a"|: {}}\n}')).toBe('1 │ {\n2 │   "tools": {"a": {}}\n  │             ^^^\n');
});

test('marks the place under characters of two columns, tabs and emoji', () => {
  expect(frame('\t"漢字🔥": |true|')).toBe('1 │   "漢字🔥": true\n  │             ^^^^\n');
  expect(frame('|"漢字"|: 1')).toBe('1 │ "漢字": 1\n  │ ^^^^^^\n');
});

test('marks the place under what is shown of a control character', () => {
  expect(frame('"\u001b": |1|')).toBe('1 │ "\\u{1b}": 1\n  │           ^\n');
});

test('a place over several lines is marked to the end of its first', () => {
  expect(frame('  |{\r\n  }|')).toBe('1 │   {\n  │   ^\n');
});

test('an empty place is one mark', () => {
  expect(frame('{||')).toBe('1 │ {\n  │  ^\n');
});

describe('of a long line', () => {
  const long = `${'x'.repeat(5000)}|here|${'y'.repeat(5000)}`;

  test('only what is around the place is shown', () => {
    const [line = '', pointer = ''] = frame(long).split('\n');
    expect(line).toMatch(/^1 │ …x+herey+…$/);
    expect(line.length).toBeLessThan(110);
    expect(pointer.indexOf('^')).toBe(line.indexOf('here'));
  });

  test('no character is cut in half, and wide ones are no wider than the frame', () => {
    const [line = ''] = frame(`${'🔥'.repeat(3000)}|here|${'漢'.repeat(3000)}`).split('\n');
    expect(line).toMatch(/^1 │ …(🔥)+here漢+…$/u);
    expect(line).not.toMatch(/\p{Cs}/u);
    expect(line.length).toBeLessThan(110);
  });

  test('the marks end where the line is cut', () => {
    const [line = '', pointer = ''] = frame(`|${'z'.repeat(400)}|`).split('\n');
    expect(pointer.length).toBeLessThanOrEqual(line.length);
  });
});
