import type { Decision, Effect } from '../decision/model.ts';
import { plainCall } from '../scanning/scanned-rows.ts';
import type { Change, ChangedCalls, Comparison, RecordedCall, Verdict } from './model.ts';
import { byCount, Tally } from './tally.ts';

const mostGroups = 1000;
const strictness: Readonly<Record<Exclude<Effect, 'unknown'>, number>> = { allow: 0, approve: 1, deny: 2 };

/**
 * What became of a decision. Asking a person stands between denying and allowing: a change towards denial counts as newly
 * denied, one towards allowing as newly allowed. `sameRules`: both policies say the same of the tool, so what is unknown
 * under both is the same.
 */
export function changeOf(before: Decision, after: Decision, sameRules: boolean): Change {
  if (before.effect === 'unknown' || after.effect === 'unknown') {
    if (before.effect !== after.effect || !sameRules) return 'maybe-changed';
    return before.rule === after.rule ? 'unchanged' : 'rule-changed';
  }
  const difference = strictness[after.effect] - strictness[before.effect];
  if (difference > 0) return 'newly-denied';
  if (difference < 0) return 'newly-allowed';
  return before.rule === after.rule ? 'unchanged' : 'rule-changed';
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Names and types of a call's arguments; what the recording kept of them. */
export function argumentShape({ argumentsText, argumentKeys, argumentsUnknown }: RecordedCall): string {
  if (argumentsUnknown) return 'not recorded';
  if (argumentKeys) return [...argumentKeys].sort().slice(0, 50).join(', ').slice(0, 500);
  if (argumentsText === undefined) return '';
  const value: unknown = JSON.parse(argumentsText);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return typeOf(value);
  const shape = Object.entries(value).map(([key, inner]) => `${key}: ${typeOf(inner)}`);
  return shape.sort().slice(0, 50).join(', ').slice(0, 500);
}

interface Group {
  readonly head: Omit<ChangedCalls, 'count' | 'firstSeen' | 'lastSeen'>;
  count: number;
  first: RecordedCall | undefined;
  last: RecordedCall | undefined;
}

const verdictOf = ({ effect, rule, at }: Decision): Verdict => ({ effect, rule, at });

/** Collects how decisions changed. */
export function createComparison(sameRules: (tool: string) => boolean) {
  const totals = { 'newly-denied': 0, 'newly-allowed': 0, 'maybe-changed': 0, 'rule-changed': 0, unchanged: 0 };
  const groups = new Tally<Group>(mostGroups);

  /** Keeps what it needs of the call. */
  function add(given: RecordedCall, source: number, before: Decision, after: Decision): void {
    const change = changeOf(before, after, sameRules(given.tool));
    totals[change]++;
    if (change === 'unchanged') return;
    const recorded = plainCall(given);
    const shape = argumentShape(recorded);
    const key = JSON.stringify([change, recorded.tool, shape, before.effect, before.rule, after.effect, after.rule]);
    const group = groups.of(key, () => ({
      head: {
        change,
        tool: recorded.tool,
        shape,
        before: verdictOf(before),
        after: verdictOf(after),
        example: recorded,
        exampleSource: source,
      },
      count: 0,
      first: undefined,
      last: undefined,
    }));
    if (group === undefined) return;
    group.count++;
    const { ts } = recorded;
    if (ts === undefined) return;
    if (group.first?.ts === undefined || ts < group.first.ts) group.first = recorded;
    if (group.last?.ts === undefined || ts >= group.last.ts) group.last = recorded;
  }

  function finish(): Comparison {
    const found = groups.entries().map(([, { head, count, first, last }]): ChangedCalls => {
      return { ...head, count, firstSeen: first?.tsText, lastSeen: last?.tsText };
    });
    found.sort(
      byCount(
        ({ count }) => count,
        ({ change, tool, shape }) => JSON.stringify([change, tool, shape]),
      ),
    );
    return { totals, groups: found };
  }

  return { add, finish, groupsLeftOut: () => groups.beyond };
}
