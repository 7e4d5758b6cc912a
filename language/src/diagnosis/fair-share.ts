import type { Severity } from '@mcp-policy/engine';
import type { Group } from './candidate.ts';

/** What is shown of all that there is. */
export interface Share {
  readonly groups: readonly Group[];
  /** How many candidates are not among them. */
  readonly left: number;
}

/** How many there are of one code and severity, and how many of them are yet to be shown. */
interface Tally {
  count: number;
  share: number;
}

type Tallies = Readonly<Record<Severity, Map<string, Tally>>>;

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * At most `most` of all candidates: the most severe first, and of one severity the first ones of each code, as many of one
 * as of another. A rule that has much to say must not drown one that has a single thing to say.
 */
export function fairShare(groups: readonly Group[], most: number): Share {
  const all = groups.reduce((sum, { candidates }) => sum + candidates.length, 0);
  if (all <= most) return { groups, left: 0 };
  const tallies = tally(groups);
  share(tallies, most);
  const shown: Group[] = [];
  for (const { base, candidates } of groups) {
    const taken = candidates.filter(({ told }) => takes(tallies[told.severity].get(told.code)));
    if (taken.length > 0) shown.push({ base, candidates: taken });
  }
  return { groups: shown, left: all - most };
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
