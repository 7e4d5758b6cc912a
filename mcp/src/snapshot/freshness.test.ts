import { expect, test } from 'vitest';
import { type Freshness, freshnessOf } from './freshness.ts';

const cases: readonly [snapshot: boolean, asking: boolean, watched: boolean, differs: boolean, Freshness][] = [
  [false, false, false, false, 'unknown'],
  [false, false, true, false, 'unknown'],
  [false, false, true, true, 'unknown'],
  [false, true, false, false, 'refreshing'],
  [true, false, false, false, 'cached'],
  [true, false, false, true, 'outdated'],
  [true, false, true, true, 'outdated'],
  [true, true, true, true, 'refreshing'],
  [true, true, false, false, 'refreshing'],
  [true, false, true, false, 'live'],
];

test.each(cases)('snapshot %s, asking %s, watched %s, differs %s: %s', (snapshot, asking, watched, differs, state) => {
  expect(freshnessOf({ snapshot, asking, watched, differs })).toBe(state);
});
