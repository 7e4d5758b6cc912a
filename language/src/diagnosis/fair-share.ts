import type { Severity } from '@mcp-policy/engine';
import type { Candidate, Group } from './candidate.ts';

/** What is shown of all that there is. */
export interface Share {
  /** Whether a candidate is shown; to be asked of one after the other, in the order of the groups. */
  readonly shows: (candidate: Candidate) => boolean;
  /** How many are not. */
  readonly left: number;
}

/** How many there are of one code and severity, and how many of them are yet to be shown. */
interface Tally {
  count: number;
  share: number;
}

type Tallies = Readonly<Record<Severity, Map<string, Tally>>>;

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Shows all there is. */
export const wholeShare: Share = { shows: () => true, left: 0 };

/**
 * At most `most` of all candidates: the most severe first, and of one severity the first ones of each code, as many of one
 * as of another. A rule that has much to say must not drown one that has a single thing to say.
 */
export function fairShare(groups: readonly Group[], most: number): Share {
  let all = 0;
  for (const { candidates } of groups) all += candidates.length;
  if (all <= most) return wholeShare;
  const tallies = tally(groups);
  share(tallies, most);
  return { shows: ({ told }) => takes(tallies[told.severity].get(told.code)), left: all - most };
}

function takes(tally: Tally | undefined): boolean {
  return tally !== undefined && tally.share-- > 0;
}

function tally(groups: readonly Group[]): Tallies {
  const tallies = { error: new Map(), warning: new Map(), information: new Map(), hint: new Map() };
  for (const { candidates } of groups) {
    for (const { told } of candidates) {
      const known: Tally | undefined = tallies[told.severity].get(told.code);
      if (known) known.count++;
      else tallies[told.severity].set(told.code, { count: 1, share: 0 });
    }
  }
  return tallies;
}

/** Says how many are shown of each code. What a rare one leaves goes to the others of its severity. */
function share(tallies: Tallies, most: number): void {
  let room = most;
  for (const severity of order) {
    const codes = [...tallies[severity].values()].sort((a, b) => a.count - b.count);
    for (const [index, tally] of codes.entries()) {
      tally.share = Math.min(tally.count, Math.floor(room / (codes.length - index)));
      room -= tally.share;
    }
  }
}
