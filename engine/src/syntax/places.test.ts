import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineOf, lineStartsOf, offsetAt, positionAt, rangeOf } from './places.ts';

function linesOf(text: string) {
  return { text, lineStarts: lineStartsOf(text) };
}

it('ends lines with LF, CRLF and a lone CR', () => {
  expect([...lineStartsOf('a\nb\r\nc\rd')]).toEqual([0, 2, 5, 7]);
});

it('counts UTF-16 code units', () => {
  expect(positionAt(linesOf('x\n\u{1F600}y'), 4)).toEqual({ line: 1, character: 2, offset: 4 });
});

it('moves an offset outside the text to its nearer end', () => {
  expect(positionAt(linesOf('ab'), -1).offset).toBe(0);
  expect(positionAt(linesOf('ab'), 9).offset).toBe(2);
});

it('takes a character past the end of its line for the end, before the line break', () => {
  expect(offsetAt(linesOf('ab\r\ncd'), { line: 0, character: 99 })).toBe(2);
  expect(offsetAt(linesOf('ab\r\ncd'), { line: 9, character: 0 })).toBe(6);
});

it('adds the base of an entry to its spans', () => {
  expect(rangeOf(linesOf('ab\ncd'), { offset: 1, length: 1 }, 3)).toEqual({
    start: { line: 1, character: 1, offset: 4 },
    end: { line: 1, character: 2, offset: 5 },
  });
});

it('finds the line of an offset from any other line on', () => {
  const lineStarts = lineStartsOf('a\n\nbc\nd\n\n\nefg\n');
  for (let offset = 0; offset < 16; offset++) {
    const line = [...lineStarts].findLastIndex((start) => start <= offset);
    for (let guess = -1; guess < 12; guess++) expect(lineOf(lineStarts, offset, guess)).toBe(line);
  }
});

it('leads back to the offset that a position came from', () => {
  const text = fc.array(fc.constantFrom('a', '\n', '\r\n', '\u{1F600}')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.nat(40), (source, at) => {
      const document = linesOf(source);
      const offset = Math.min(at, source.length);
      if (source[offset - 1] === '\r' && source[offset] === '\n') return;
      expect(offsetAt(document, positionAt(document, offset))).toBe(offset);
    }),
  );
});
