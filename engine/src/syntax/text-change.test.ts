import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineStartsOf, updateLineStarts } from './places.ts';
import { changeBetween, combineChanges, type TextChange } from './text-change.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', '\n', '\r', '\r\n', '𐐀'), { maxLength: 12 })
  .map((parts) => parts.join(''));
const replaced = fc.record({ at: fc.nat(14), remove: fc.nat(5), insert: text });

function apply(before: string, { at, remove, insert }: { at: number; remove: number; insert: string }) {
  const offset = Math.min(at, before.length);
  const removed = Math.min(remove, before.length - offset);
  const change: TextChange = { offset, removed, inserted: insert.length };
  return { change, after: before.slice(0, offset) + insert + before.slice(offset + removed) };
}

test('lines are where they would be found afresh, whatever was changed', () => {
  fc.assert(
    fc.property(text, replaced, (before, edit) => {
      const { change, after } = apply(before, edit);
      expect(updateLineStarts(lineStartsOf(before), after, change)).toEqual(lineStartsOf(after));
    }),
    { numRuns: 3000 },
  );
});

test('a change of no line and no length leaves the lines as they are', () => {
  const lines = lineStartsOf('a\nb\n');
  expect(updateLineStarts(lines, 'a\nc\n', { offset: 2, removed: 1, inserted: 1 })).toBe(lines);
});

test('two changes are one that covers both', () => {
  fc.assert(
    fc.property(text, replaced, replaced, (before, one, two) => {
      const first = apply(before, one);
      const second = apply(first.after, two);
      const { offset, removed, inserted } = combineChanges(first.change, second.change);
      const made =
        before.slice(0, offset) + second.after.slice(offset, offset + inserted) + before.slice(offset + removed);
      expect(made).toBe(second.after);
    }),
    { numRuns: 2000 },
  );
});

test('the change between two texts is the smallest there is', () => {
  fc.assert(
    fc.property(text, replaced, (before, edit) => {
      const { after } = apply(before, edit);
      const { offset, removed, inserted } = changeBetween(before, after);
      expect(before.slice(0, offset) + after.slice(offset, offset + inserted) + before.slice(offset + removed)).toBe(
        after,
      );
      expect(removed === 0 && inserted === 0).toBe(before === after);
      expect(removed + inserted).toBeLessThanOrEqual(before.length + after.length);
      if (removed > 0 && inserted > 0) expect(before[offset]).not.toBe(after[offset]);
    }),
    { numRuns: 2000 },
  );
  const long = 'x'.repeat(20_000);
  expect(changeBetween(`${long}a${long}`, `${long}bc${long}`)).toEqual({ offset: 20_000, removed: 1, inserted: 2 });
});
