import { expect, test } from 'vitest';
import { type ExitCode, worst } from './exit-codes.ts';

test.each<[ExitCode[], ExitCode]>([
  [[], 0],
  [[0, 1], 1],
  [[1, 4], 4],
  [[1, 4, 5], 5],
  [[5, 3, 1], 3],
  [[3, 2, 5], 2],
])('of %j the process ends with %d', (codes, expected) => {
  expect(worst(codes)).toBe(expected);
});
