import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ReorderWindow } from './reorder-window.ts';

interface Taken {
  readonly key: number;
  readonly sequence: number;
}

/** Pushes rows of one item, a key each, and takes out what has to go, then all. */
function order(keys: readonly number[], most: number, mostWeight = Number.POSITIVE_INFINITY): Taken[] {
  const window = new ReorderWindow<readonly number[]>(most, mostWeight, {
    keyOf: (item, row) => item[row] ?? Number.NaN,
    weightOf: () => 1,
  });
  const taken: Taken[] = [];
  const take = () => taken.push({ key: window.item?.[window.row] ?? Number.NaN, sequence: window.sequence });
  for (const [row, key] of keys.entries()) {
    window.push(keys, row, 0, row, key);
    while (window.isFull) if (window.shift()) take();
  }
  while (window.shift()) take();
  return taken;
}

test('what fits into the window comes out as sorted, and rows with one key in the order in which they came', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 60 }), (keys) => {
      const sorted = keys.map((key, sequence) => ({ key, sequence }));
      sorted.sort((a, b) => a.key - b.key || a.sequence - b.sequence);
      expect(order(keys, 60)).toEqual(sorted);
    }),
  );
});

test('however small the window, the earliest of those in it goes first, and each goes once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 60 }), fc.nat(8), (keys, most) => {
      const waiting: Taken[] = [];
      const expected: Taken[] = [];
      const take = () => {
        waiting.sort((a, b) => a.key - b.key || a.sequence - b.sequence);
        expected.push(...waiting.splice(0, 1));
      };
      for (const [sequence, key] of keys.entries()) {
        waiting.push({ key, sequence });
        while (waiting.length > most) take();
      }
      while (waiting.length > 0) take();
      expect(order(keys, most)).toEqual(expected);
    }),
  );
});

describe('ReorderWindow', () => {
  const windowOf = (...keys: readonly number[]) => {
    const window = new ReorderWindow<string>(100, 10, { keyOf: () => Number.NaN, weightOf: (item) => item.length });
    for (const [sequence, key] of keys.entries()) window.push(`${key}`, sequence, 7, sequence, key);
    return window;
  };
  const rest = (window: ReorderWindow<string>) => {
    const found: unknown[] = [];
    while (window.shift()) found.push([window.item, window.row, window.source, window.sequence]);
    return found;
  };

  it('is full by weight, and has room again when what was heavy is out', () => {
    const window = windowOf();
    window.push('light', 0, 0, 0, 1);
    window.push('very heavy', 0, 0, 1, 2);
    expect(window.isFull).toBe(true);
    window.shift();
    expect([window.item, window.isFull]).toEqual(['light', false]);
    window.shift();
    expect([window.item, window.size]).toEqual(['very heavy', 0]);
  });

  it('takes one out wherever it stands, with all that was told of it', () => {
    for (const sequence of [0, 1, 2, 3]) {
      const window = windowOf(5, 9, 3, 12);
      const all = rest(windowOf(5, 9, 3, 12));
      expect(window.remove(sequence)).toBe(true);
      expect(window.sequence).toBe(sequence);
      expect(rest(window)).toEqual(all.filter((one) => Array.isArray(one) && one[3] !== sequence));
    }
    expect(windowOf(5).remove(1)).toBe(false);
  });

  it('takes one out of the middle of a run', () => {
    const keys = [1, 2, 2, 5, 9];
    const rows = { keyOf: (item: readonly number[], row: number) => item[row] ?? Number.NaN, weightOf: () => 1 };
    for (const sequence of keys.keys()) {
      const window = new ReorderWindow<readonly number[]>(100, 100, rows);
      for (const [row, key] of keys.entries()) window.push(keys, row, 0, row, key);
      window.push([], 0, 0, keys.length, 4);
      expect(window.remove(sequence)).toBe(true);
      const found: number[] = [];
      while (window.shift()) found.push(window.sequence);
      expect(found).toEqual([0, 1, 2, 5, 3, 4].filter((other) => other !== sequence));
    }
  });

  it('puts in place of each what it is made of alone, and keeps the order', () => {
    const window = windowOf(5, 9, 3);
    window.separate((item, row) => `${item} row ${row}`);
    expect(rest(window)).toEqual([
      ['3 row 2', 0, 7, 2],
      ['5 row 0', 0, 7, 0],
      ['9 row 1', 0, 7, 1],
    ]);
  });
});
