import { describe, expect, test } from 'vitest';
import { OpenDocument } from './open-document.ts';

const at = (line: number, character: number) => ({ line, character });
const open = (text: string) => new OpenDocument('file:///w/policy.json', 'mcp-policy', 1, text);

describe('an open document', () => {
  test('applies changes one after the other, in UTF-16', () => {
    const document = open('{"a": "𐐀"}\r\n');
    document.apply(
      [
        { range: { start: at(0, 7), end: at(0, 9) }, text: 'x' },
        { range: { start: at(0, 8), end: at(0, 8) }, text: 'y\n' },
        { range: { start: at(1, 0), end: at(1, 1) }, text: '' },
      ],
      2,
    );
    expect(document.text).toBe('{"a": "xy\n}\r\n');
    expect(document.version).toBe(2);
  });

  test('remembers what changed since it was parsed, and no longer', () => {
    const document = open('{"version": "1"}');
    document.apply([{ text: '{"version": "2"}' }], 2);
    expect(document.change).toBeUndefined();
    expect(document.parsed.document.text).toBe('{"version": "2"}');
    document.apply([{ range: { start: at(0, 13), end: at(0, 14) }, text: '11' }], 3);
    expect(document.change).toEqual({ offset: 13, removed: 1, inserted: 2 });
    expect(document.parsed.document.text).toBe('{"version": "11"}');
    expect(document.change).toBeUndefined();
  });

  test('is parsed once a version', () => {
    const document = open('{}');
    const first = document.parsed;
    expect(document.parsed).toBe(first);
    document.apply([], 2);
    expect(document.parsed).toBe(first);
    document.apply([{ text: '{ }' }], 3);
    expect(document.parsed).not.toBe(first);
  });

  test('keeps the entries that an edit elsewhere has only moved', () => {
    const document = open('{"tools": {"a": {}, "b": {"limits": []}}}');
    const before = document.parsed.document.entries.map(({ entry }) => entry);
    document.apply([{ range: { start: at(0, 0), end: at(0, 0) }, text: '\n\n' }], 2);
    const after = document.parsed.document.entries.map(({ entry }) => entry);
    expect(after).toHaveLength(2);
    expect(after.every((entry, i) => entry === before[i])).toBe(true);
  });

  test('opened again is not mistaken for the first, though its versions start over', () => {
    expect(open('{}').opening).not.toBe(open('{}').opening);
  });
});
