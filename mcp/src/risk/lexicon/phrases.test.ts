import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matching } from '../../testing/matching.ts';
import { phraseRows } from './phrases.ts';

describe('what a pattern finds holds the words without which it is not tried', () => {
  it.each(phraseRows)('$pattern', ({ pattern, needs }) => {
    fc.assert(
      fc.property(matching(pattern), (text) => {
        const lower = text.toLowerCase();
        expect(needs.filter((words) => lower.includes(words))).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
