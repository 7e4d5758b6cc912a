import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyedHeap } from './keyed-heap.ts';

const entries = fc.array(fc.nat(9), { maxLength: 60 });

function heapOf(keys: readonly number[]): KeyedHeap<number> {
  const heap = new KeyedHeap<number>();
  for (const [turn, key] of keys.entries()) heap.push(turn, key, turn);
  return heap;
}

function rest(heap: KeyedHeap<number>): number[] {
  const taken: number[] = [];
  for (let next = heap.shift(); next !== undefined; next = heap.shift()) taken.push(next);
  return taken;
}

/** The turns, in the order of their keys. */
const sorted = (keys: readonly number[]) => [...keys.keys()].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));

test('the least key comes first, and of those with one key the least turn', () => {
  fc.assert(
    fc.property(entries, (keys) => {
      expect(rest(heapOf(keys))).toEqual(sorted(keys));
    }),
  );
});

test('it stays in order when one is taken out anywhere', () => {
  fc.assert(
    fc.property(entries, fc.nat(59), (keys, turn) => {
      const heap = heapOf(keys);
      expect(heap.remove((item) => item === turn)).toBe(turn < keys.length ? turn : undefined);
      expect(rest(heap)).toEqual(sorted(keys).filter((item) => item !== turn));
    }),
  );
});

test('it tells whether its first is before another', () => {
  const heap = heapOf([5]);
  expect([heap.isBefore(4, 9), heap.isBefore(5, 0), heap.isBefore(5, 1), heap.isBefore(6, 0)]).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(new KeyedHeap().isBefore(0, 0)).toBe(false);
});

test('items are replaced where they are', () => {
  const heap = heapOf([3, 1, 2]);
  heap.replace((item) => item + 10);
  expect([heap.size, rest(heap)]).toEqual([3, [11, 12, 10]]);
});
