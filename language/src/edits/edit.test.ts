import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, difference, overlap } from './edit.ts';

test('edits are applied wherever they are listed', () => {
  const edits = [
    { offset: 4, length: 1, text: 'E' },
    { offset: 0, length: 1, text: '' },
  ];
  expect(applyEdits('abcdef', edits)).toBe('bcdEf');
});

test('edits that touch the same characters are refused', () => {
  const edits = [
    { offset: 0, length: 3, text: '' },
    { offset: 2, length: 1, text: '' },
  ];
  expect(overlap(edits)).toBe(true);
  expect(() => applyEdits('abcdef', edits)).toThrow(RangeError);
});

test('the difference of two texts leads from one to the other', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (start, a, b, end) => {
      const [before, after] = [start + a + end, start + b + end];
      const edit = difference(before, after);
      expect(applyEdits(before, edit ? [edit] : [])).toBe(after);
    }),
  );
});
