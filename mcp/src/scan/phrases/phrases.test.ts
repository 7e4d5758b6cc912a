import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phrases, qualified, shadowing } from './index.ts';

/** The pattern without what asks for certain neighbours, which no text can be made from. */
function withoutNeighbours({ source, flags }: RegExp): RegExp {
  const plain = source
    .replaceAll('(?<!\\b(?:to|can|will|may|that|which)\\s)(?<!^\\s*)', '')
    .replaceAll(/\(\?<?![^()]*(?:\([^()]*\)[^()]*)?\)/g, '')
    .replaceAll('\\b', '')
    .replaceAll('\\1', 'x');
  return new RegExp(plain, flags.replaceAll(/[gi]/g, ''));
}

describe('what a pattern finds holds the words without which it is not tried', () => {
  const all = [...phrases, shadowing, qualified].map((phrase) => ({ also: undefined, ...phrase }));
  it.each(all)('$pattern', ({ pattern, needs, also }) => {
    fc.assert(
      fc.property(fc.stringMatching(withoutNeighbours(pattern)), (text) => {
        const lower = text.toLowerCase();
        expect(needs.filter((word) => lower.includes(word))).not.toEqual([]);
        if (also) expect(also.filter((word) => lower.includes(word))).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
