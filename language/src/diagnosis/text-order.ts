import { byCode, bySpan, type Candidate, type Group, type Told } from './candidate.ts';

/** Takes something told, and the offsets of its place in the text. */
export type Visit = (told: Told, start: number, end: number) => void;

/**
 * Hands on what `shows` lets through, in the order of the text; of one place, by code. The first of the groups holds what may
 * stand anywhere, the others stand one behind the other, each in its own order.
 */
export function visitInOrder(groups: readonly Group[], shows: (candidate: Candidate) => boolean, visit: Visit): void {
  const loose = groups[0]?.candidates.filter(shows).sort(bySpan) ?? [];
  let next = 0;
  for (let number = 1; number < groups.length; number++) {
    const { base, candidates } = groups[number] ?? { base: 0, candidates: [] };
    for (const candidate of candidates) {
      if (!shows(candidate)) continue;
      const { told, span } = candidate;
      const start = base + span.offset;
      const end = start + span.length;
      for (; next < loose.length; next++) {
        const one = loose[next];
        if (one === undefined || isBehind(one, told, start, end)) break;
        visitLoose(one, visit);
      }
      visit(told, start, end);
    }
  }
  for (; next < loose.length; next++) {
    const one = loose[next];
    if (one) visitLoose(one, visit);
  }
}

function visitLoose({ told, span: { offset, length } }: Candidate, visit: Visit): void {
  visit(told, offset, offset + length);
}

/** Whether something loose is to be handed on after something that stands from `start` to `end`. */
function isBehind({ told, span: { offset, length } }: Candidate, other: Told, start: number, end: number): boolean {
  return (offset - start || offset + length - end || byCode(told, other)) > 0;
}
