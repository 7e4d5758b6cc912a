import { expect, it } from 'vitest';
import { escapeSegment, pointerSegments, toPointer } from './pointer.ts';

it('escapes tilde before slash', () => {
  expect(escapeSegment('a~/b')).toBe('a~0~1b');
});

it('points at the document itself with no segments', () => {
  expect(toPointer([])).toBe('');
  expect(pointerSegments('')).toEqual([]);
});

it('reads back what it wrote', () => {
  const segments = ['tools', '~1/', '', '__proto__', '0'];
  expect(pointerSegments(toPointer(segments))).toEqual(segments);
});

it('knows that a text without a slash in front is no pointer', () => {
  expect(pointerSegments('tools')).toBeUndefined();
});
