import type { Decision, Effect, Outcome } from '../decision/model.ts';
import type { LimitUse } from './limit-use-model.ts';

/** A line of a recording, read. `ts` is milliseconds since the epoch, or undefined when missing or unreadable. */
export interface RecordedCall {
  /** From 1. */
  readonly line: number;
  readonly ts: number | undefined;
  /** As it stands in the line; undefined when there is no text. */
  readonly tsText: string | undefined;
  readonly grant: string;
  /** Undefined: the policy's server. */
  readonly server: string | undefined;
  readonly tool: string;
  /** Source text of the arguments, digit for digit. Absent when none were sent or none were kept. */
  readonly argumentsText: string | undefined;
  readonly argumentKeys: readonly string[] | undefined;
  /** True when nothing is known of the arguments. Absent: what is above is all there was. */
  readonly argumentsUnknown?: boolean;
  readonly outcome: Outcome;
  /** Keys of the line that a recorded call does not know. Absent when there are none. */
  readonly ignoredKeys?: readonly string[];
}

export interface BrokenLine {
  readonly line: number;
  readonly reason: string;
  /** Which recording, from 0, as `add` was told. Absent: the first. */
  readonly source?: number;
}

export type ReadLine =
  | { readonly kind: 'call'; readonly call: RecordedCall }
  | { readonly kind: 'broken'; readonly broken: BrokenLine }
  | { readonly kind: 'empty' }
  /** Something that is well-formed and no tool call. `what` names its kind, in the plural: one of a few texts of a reader. */
  | { readonly kind: 'other'; readonly what: string };

export interface DecidedCall {
  /** It may refer to a whole block of its recording: who keeps it for long copies what it needs. */
  readonly recorded: RecordedCall;
  readonly decision: Decision;
  /** What the baseline decides, when there is one. */
  readonly baseline?: Decision;
  /** Which recording, from 0, as `add` was told. */
  readonly source: number;
}

export type Totals = Readonly<Record<Effect | 'broken' | 'skipped', number>>;

export type EffectCounts = Readonly<Record<Effect, number>>;

/** What became of a call's decision between the baseline and the policy, from strictest to most lenient way of reading it. */
export type Change = 'newly-denied' | 'newly-allowed' | 'maybe-changed' | 'rule-changed' | 'unchanged';

/** An effect and the rule it is due to. */
export interface Verdict {
  readonly effect: Effect;
  readonly rule: string;
  readonly at: string;
}

/** Calls of one tool and one argument shape whose decision changed in one way. */
export interface ChangedCalls {
  readonly change: Exclude<Change, 'unchanged'>;
  readonly tool: string;
  /** Names and types of the arguments, sorted: `amount: number, currency: string`. */
  readonly shape: string;
  readonly before: Verdict;
  readonly after: Verdict;
  readonly count: number;
  /** RFC 3339 as recorded; undefined when no call of the group has a time. */
  readonly firstSeen: string | undefined;
  readonly lastSeen: string | undefined;
  /** The first of them. */
  readonly example: RecordedCall;
  readonly exampleSource: number;
}

/** The policy against a baseline. Calls are compared one by one; what an agent would have done after a denial is not known. */
export interface Comparison {
  readonly totals: Readonly<Record<Change, number>>;
  /** Most calls first, at most 1,000 groups. */
  readonly groups: readonly ChangedCalls[];
}

/** What a simulation found. `byTool` and `byRule` are sorted by count, most first, then by name. */
export interface SimulationReport {
  readonly totals: Totals;
  readonly byTool: readonly { readonly tool: string; readonly counts: EffectCounts }[];
  readonly byRule: readonly {
    readonly rule: string;
    readonly at: string;
    readonly effect: Effect;
    readonly count: number;
  }[];
  /** At most 1,000 of them; `totals.broken` is the true count. */
  readonly broken: readonly BrokenLine[];
  /** Calls of another server, by server. */
  readonly skippedServers: Readonly<Record<string, number>>;
  /** What the reader should know before trusting the numbers: lines without time, out of order, … */
  readonly notes: readonly string[];
  /** Present when there was a baseline. */
  readonly comparison?: Comparison;
  /** Limits of the policy that calls asked something of, those that denied most first; at most 1,000. Absent when not asked for. */
  readonly limits?: readonly LimitUse[];
}
