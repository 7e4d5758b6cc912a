// What travels between the extension and the report's page. Plain JSON; every text is shown as text, never as markup.

export type Effect = 'allow' | 'deny' | 'approve' | 'unknown';
export type Counts = Readonly<Record<Effect, number>>;

export interface ReportCall {
  readonly line: number;
  /** The recording's file name. */
  readonly recording: string;
  /** As recorded; empty when the line had none. */
  readonly time: string;
  readonly grant: string;
  readonly tool: string;
  readonly effect: Effect;
  readonly rule: string;
  readonly message: string;
  /** JSON text; empty when the recording kept none. */
  readonly arguments: string;
  /** Number of a place in the policy to go to; absent when there is none. */
  readonly place?: number;
}

export type Change = 'newly-denied' | 'newly-allowed' | 'maybe-changed' | 'rule-changed' | 'unchanged';

/** Calls of one tool and one argument shape whose decision changed in one way. */
export interface ReportChange {
  readonly change: Exclude<Change, 'unchanged'>;
  readonly tool: string;
  /** Names and types of the arguments. */
  readonly shape: string;
  readonly before: ReportVerdict;
  readonly after: ReportVerdict;
  readonly count: number;
  /** As recorded; empty when no call had a time. */
  readonly first: string;
  readonly last: string;
  readonly example: { readonly recording: string; readonly line: number; readonly arguments: string };
  /** Of the rule that decides now. */
  readonly place?: number;
}

export interface ReportVerdict {
  readonly effect: Effect;
  /** Empty: no rule stopped it. */
  readonly rule: string;
}

/** What is different from another policy, or from another version. */
export interface Impact {
  /** What it was compared with, in words. */
  readonly against: string;
  readonly totals: Readonly<Record<Change, number>>;
  readonly changes: readonly ReportChange[];
}

/** How near the calls came to one limit. Amounts are texts, exact. */
export interface ReportLimit {
  readonly rule: string;
  readonly window: string;
  readonly max: string;
  /** The most that one grant asked for in one window; empty when nothing was asked for. */
  readonly peak: string;
  /** Share of `peak` in `max`, from 0; absent when that cannot be said. */
  readonly share?: number;
  /** Whose peak it is and when, line by line; empty without one. */
  readonly peakOf: readonly string[];
  readonly denied: number;
  /** Which call tripped it first, line by line; empty when none did. */
  readonly firstDenied: readonly string[];
  /** How many calls passed around the boundary of two windows though more than `max`, in words. */
  readonly pastBoundary: string;
  /** Empty when there are too few windows to tell. */
  readonly suggestedMax: string;
  /** What could not be counted, in words; empty when all was. */
  readonly uncounted: string;
  readonly place?: number;
}

export interface Report {
  readonly title: string;
  /** Which policy, recording, snapshot and clock were used: term and description. */
  readonly used: readonly (readonly [string, string])[];
  readonly totals: Readonly<Record<Effect | 'broken' | 'skipped', number>>;
  readonly byTool: readonly { readonly tool: string; readonly counts: Counts }[];
  readonly byRule: readonly {
    readonly rule: string;
    readonly effect: Effect;
    readonly count: number;
    readonly place?: number;
  }[];
  /** Absent when there was nothing to compare with. */
  readonly impact?: Impact;
  /** Limits that calls asked something of. */
  readonly limits: readonly ReportLimit[];
  readonly calls: readonly ReportCall[];
  /** There were more stopped calls than are listed. */
  readonly truncated: boolean;
  /** What to know before trusting the numbers. */
  readonly notes: readonly string[];
  readonly valuesShown: boolean;
  /** Which simulation this is: a report of another one begins with its own filter. */
  readonly simulation: number;
  /** The tool that somebody asked about. */
  readonly tool?: string;
}

export type ToPage =
  | { readonly type: 'show'; readonly report: Report }
  | { readonly type: 'stale' }
  | { readonly type: 'busy'; readonly busy: boolean };

export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'again' }
  | { readonly type: 'values'; readonly show: boolean }
  | { readonly type: 'compare' }
  | { readonly type: 'open'; readonly place: number }
  /** `call` is an index into the report's calls. */
  | { readonly type: 'explain'; readonly call: number };
