import type { Severity } from '@mcp-policy/engine';
import type { Group } from './candidate.ts';

/** What is shown of all that there is. */
export interface Share {
  readonly groups: readonly Group[];
  /** How many candidates are not among them. */
  readonly left: number;
}

type Counts = Map<string, number>;

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * At most `most` of all candidates: the most severe first, and of one severity the first ones of each code, as many of one
 * as of another. A rule that has much to say must not drown one that has a single thing to say.
 */
export function fairShare(groups: readonly Group[], most: number): Share {
  const counts = countCodes(groups);
  const all = order.reduce((sum, severity) => sum + sumOf(counts[severity]), 0);
  if (all <= most) return { groups, left: 0 };
  const shares = sharesOf(counts, most);
  const shown: Group[] = [];
  for (const { base, candidates } of groups) {
    const taken = candidates.filter(({ told: { severity, code } }) => {
      const share = shares[severity].get(code) ?? 0;
      if (share > 0) shares[severity].set(code, share - 1);
      return share > 0;
    });
    if (taken.length > 0) shown.push({ base, candidates: taken });
  }
  return { groups: shown, left: all - most };
}

function countCodes(groups: readonly Group[]): Readonly<Record<Severity, Counts>> {
  const counts = { error: new Map(), warning: new Map(), information: new Map(), hint: new Map() };
  for (const { candidates } of groups) {
    for (const { told } of candidates) {
      const { severity, code } = told;
      counts[severity].set(code, (counts[severity].get(code) ?? 0) + 1);
    }
  }
  return counts;
}

function sumOf(counts: Counts): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

/** How many are shown of each code. What a rare one leaves goes to the others of its severity. */
function sharesOf(counts: Readonly<Record<Severity, Counts>>, most: number): Readonly<Record<Severity, Counts>> {
  let room = most;
  for (const severity of order) {
    const codes = [...counts[severity]].sort((a, b) => a[1] - b[1]);
    for (const [index, [code, count]] of codes.entries()) {
      const share = Math.min(count, Math.floor(room / (codes.length - index)));
      counts[severity].set(code, share);
      room -= share;
    }
  }
  return counts;
}
