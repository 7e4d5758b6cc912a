import type { DecidedCall, Effect } from '@mcp-policy/engine';

/** What became of some recorded calls in one way. */
export interface Hits {
  readonly effect: Effect;
  readonly count: number;
  /** When the latest of them was made, in milliseconds since the epoch; undefined when none had a time. */
  readonly last: number | undefined;
}

/** What a policy decided about the calls of its chosen recordings. */
export interface RecordedHits {
  /** By the tool's name. */
  readonly tools: ReadonlyMap<string, readonly Hits[]>;
  /** By the place of the rule that decided, as a decision has it (`at`). Allowed calls are due to none. */
  readonly rules: ReadonlyMap<string, readonly Hits[]>;
}

export interface HitCounter {
  add(call: DecidedCall): void;
  finish(): RecordedHits;
}

/** Names that are kept apart: a hostile recording may hold a million. */
const most = 10_000;

type Counts = Map<Effect, { effect: Effect; count: number; last: number | undefined }>;

/** Counts decided calls by tool and by rule. Its memory does not grow with the recording. */
export function createHitCounter(): HitCounter {
  const tools = new Map<string, Counts>();
  const rules = new Map<string, Counts>();
  return {
    add({ decision: { effect, at }, recorded }) {
      count(tools, recorded.tool, effect, recorded.ts);
      if (at !== '') count(rules, at, effect, recorded.ts);
    },
    finish: () => ({ tools: finished(tools), rules: finished(rules) }),
  };
}

function count(all: Map<string, Counts>, name: string, effect: Effect, ts: number | undefined): void {
  let counts = all.get(name);
  if (!counts) {
    if (all.size >= most) return;
    counts = new Map();
    all.set(name, counts);
  }
  const hits = counts.get(effect) ?? { effect, count: 0, last: undefined };
  counts.set(effect, hits);
  hits.count++;
  if (ts !== undefined && (hits.last === undefined || ts > hits.last)) hits.last = ts;
}

const finished = (all: ReadonlyMap<string, Counts>): ReadonlyMap<string, readonly Hits[]> =>
  new Map([...all].map(([name, counts]) => [name, [...counts.values()]]));
