import type { Severity } from '@mcp-policy/engine';
import { expect, test } from 'vitest';
import type { Candidate } from './candidate.ts';
import { fairShare } from './fair-share.ts';

const candidate = (severity: Severity, code: string, offset: number): Candidate => ({
  told: { severity, code, message: '', ofForm: false },
  span: { offset, length: 1 },
});
const many = (severity: Severity, code: string, count: number) =>
  Array.from({ length: count }, (_, i) => candidate(severity, code, i));
const shown = (most: number, ...candidates: Candidate[]) => {
  const { shows, left } = fairShare(
    [
      { base: 0, candidates: [] },
      { base: 5, candidates },
    ],
    most,
  );
  return { left, all: candidates.filter(shows).map(({ told, span }) => `${told.code}${span.offset}`) };
};

test('few are all shown, in their order', () => {
  expect(shown(3, ...many('hint', 'a', 2), ...many('error', 'b', 1))).toEqual({ left: 0, all: ['a0', 'a1', 'b0'] });
});

test('of many the most severe are shown, and the first of equal ones', () => {
  expect(shown(4, ...many('hint', 'a', 2), ...many('warning', 'b', 9), ...many('error', 'c', 2))).toEqual({
    left: 9,
    all: ['b0', 'b1', 'c0', 'c1'],
  });
});

test('a rule that has much to say does not drown one that has little', () => {
  const all = [...many('warning', 'a', 100), ...many('warning', 'b', 1), ...many('warning', 'c', 3)];
  expect(shown(8, ...all)).toEqual({ left: 96, all: ['a0', 'a1', 'a2', 'a3', 'b0', 'c0', 'c1', 'c2'] });
  expect(shown(1, ...all).all).toHaveLength(1);
});
