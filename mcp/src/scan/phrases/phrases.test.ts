import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matching } from '../../testing/matching.ts';
import { phrases, qualified, shadowing } from './index.ts';

describe('what a pattern finds holds the words without which it is not tried', () => {
  const all = [...phrases, shadowing, qualified].map((phrase) => ({ also: undefined, ...phrase }));
  it.each(all)('$pattern', ({ pattern, needs, also }) => {
    fc.assert(
      fc.property(matching(pattern), (text) => {
        const lower = text.toLowerCase();
        expect(needs.filter((word) => lower.includes(word))).not.toEqual([]);
        if (also) expect(also.filter((word) => lower.includes(word))).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
