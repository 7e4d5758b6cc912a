import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bySpan, type Candidate } from './candidate.ts';
import { visitInOrder } from './text-order.ts';

const candidate: fc.Arbitrary<Candidate> = fc.record({
  told: fc.record({
    code: fc.constantFrom('a', 'b', 'c'),
    severity: fc.constant('hint' as const),
    message: fc.constant(''),
    ofForm: fc.constant(false),
  }),
  span: fc.record({ offset: fc.nat(9), length: fc.nat(3) }),
});
const some = fc.array(candidate, { maxLength: 6 });

test('what may stand anywhere is handed on between what stands in the entries, as if all were sorted', () => {
  fc.assert(
    fc.property(some, fc.array(some, { maxLength: 4 }), (loose, inEntries) => {
      const groups = [
        { base: 0, candidates: loose },
        ...inEntries.map((found, i) => ({ base: i * 10, candidates: [...found].sort(bySpan) })),
      ];
      const visited: unknown[] = [];
      visitInOrder(
        groups,
        ({ told }) => told.code !== 'c',
        ({ code }, start, end) => visited.push([start, end, code]),
      );
      const all = groups.flatMap(({ base, candidates }) =>
        candidates.map(({ told, span: { offset, length } }) => ({ told, span: { offset: base + offset, length } })),
      );
      expect(visited).toEqual(
        all
          .filter(({ told }) => told.code !== 'c')
          .sort(bySpan)
          .map(({ told, span: { offset, length } }) => [offset, offset + length, told.code]),
      );
    }),
  );
});
