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
  /** Whether the policy has a place to go to. */
  readonly hasPlace: boolean;
}

export interface Report {
  readonly title: string;
  /** Which policy, recording, snapshot and clock were used: term and description. */
  readonly used: readonly (readonly [string, string])[];
  readonly totals: Readonly<Record<Effect | 'broken' | 'skipped', number>>;
  readonly byTool: readonly { readonly tool: string; readonly counts: Counts }[];
  /** `call`: index of a stopped call of this rule that has a place. */
  readonly byRule: readonly {
    readonly rule: string;
    readonly effect: Effect;
    readonly count: number;
    readonly call?: number;
  }[];
  readonly calls: readonly ReportCall[];
  /** There were more stopped calls than are listed. */
  readonly truncated: boolean;
  /** What to know before trusting the numbers. */
  readonly notes: readonly string[];
  readonly valuesShown: boolean;
}

export type ToPage =
  | { readonly type: 'show'; readonly report: Report }
  | { readonly type: 'stale' }
  | { readonly type: 'busy'; readonly busy: boolean };

export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'again' }
  | { readonly type: 'values'; readonly show: boolean }
  | { readonly type: 'open'; readonly call: number };
