import type { Call, Decision, Effect, Outcome } from '../decision/model.ts';

/** A line of a recording, read. `ts` is milliseconds since the epoch, or undefined when missing or unreadable. */
export interface RecordedCall {
  /** From 1. */
  readonly line: number;
  readonly ts: number | undefined;
  /** As it stands in the line. */
  readonly tsText: string | undefined;
  readonly grant: string;
  /** Undefined: the policy's server. */
  readonly server: string | undefined;
  readonly tool: string;
  /** Source text of the arguments, digit for digit. Absent when none were sent or none were kept. */
  readonly argumentsText: string | undefined;
  readonly argumentKeys: readonly string[] | undefined;
  readonly outcome: Outcome;
}

export interface BrokenLine {
  readonly line: number;
  readonly reason: string;
}

export type ReadLine =
  | { readonly kind: 'call'; readonly call: RecordedCall }
  | { readonly kind: 'broken'; readonly broken: BrokenLine }
  | { readonly kind: 'empty' };

export interface DecidedCall {
  readonly recorded: RecordedCall;
  readonly decision: Decision;
}

export type Totals = Readonly<Record<Effect | 'broken' | 'skipped', number>>;

export type EffectCounts = Readonly<Record<Effect, number>>;

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
  readonly broken: readonly BrokenLine[];
  /** Calls of another server, by server. */
  readonly skippedServers: Readonly<Record<string, number>>;
  /** What the reader should know before trusting the numbers: lines without time, out of order, … */
  readonly notes: readonly string[];
}

export type { Call };
