// The messages of docs/protocol.md, as far as the extension sends and reads them.
import type { Range } from 'vscode-languageclient/node';

export interface Status {
  readonly uri: string;
  readonly isPolicy: boolean;
  readonly reason: string;
  readonly server?: string;
  readonly snapshot: SnapshotStatus;
  readonly listing: ListingStatus;
  readonly configUri?: string;
  readonly configProblems: readonly string[];
  /** Codes of the rules that `config.json` has switched off. */
  readonly configRulesOff: readonly string[];
  readonly recordings: readonly string[];
}

export interface SnapshotStatus {
  readonly state: 'found' | 'missing' | 'unreadable';
  readonly uri?: string;
  /** RFC 3339. */
  readonly takenAt?: string;
  /** How many tools it lists. */
  readonly tools?: number;
  /** The command line or URL it was taken from, as it may be shown. */
  readonly source?: string;
  readonly reason?: string;
}

/** How well it is known what the server offers now. */
export interface ListingStatus {
  readonly state: 'unknown' | 'cached' | 'outdated' | 'refreshing' | 'live';
  /** Connected, and asked again when its tools change. */
  readonly watched: boolean;
  /** When it last listed its tools in this session; RFC 3339. */
  readonly listedAt?: string;
  /** Why it is not watched any more, when nobody stopped it. */
  readonly ended?: string;
}

export interface ServerInput {
  readonly id: string;
  readonly description?: string;
  readonly password?: boolean;
  readonly default?: string;
  /** When there are any, the answer is one of these. */
  readonly options?: readonly string[];
}

export interface ConfiguredServer {
  readonly name: string;
  /** URI of the file that configures it. */
  readonly origin?: string;
  readonly type: string;
  /** The command line or URL as it may be shown. */
  readonly display: string;
  /** Of the exact configuration, for keeping consent. */
  readonly hash: string;
  readonly inputs: readonly ServerInput[];
}

export interface SnapshotDifference {
  /** `server`: the server itself changed, and `tool` is empty. */
  readonly kind: 'added' | 'removed' | 'renamed' | 'changed' | 'server';
  readonly tool: string;
  /** The earlier name of a renamed tool. */
  readonly from?: string;
  readonly details: readonly string[];
}

export interface RefreshResult {
  readonly status: 'written' | 'unchanged' | 'differs' | 'cannot-compare' | 'refused' | 'failed';
  readonly message: string;
  readonly snapshotUri?: string;
  readonly tools?: number;
  readonly differences?: readonly SnapshotDifference[];
  /** The new snapshot's text, when it differs. */
  readonly proposed?: string;
  /** What was left out of the listing or is odd. */
  readonly notes?: readonly string[];
  readonly stderr?: string;
  /** Of `watchServer`: whether the server is connected now. */
  readonly watching?: boolean;
}

/** What is sent along with a request to start a server. */
export interface StartRequest {
  readonly uri: string;
  readonly server: string;
  readonly consent: boolean;
  readonly accept?: boolean;
  readonly expectedHash?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

export interface Recording {
  readonly uri: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** RFC 3339. */
  readonly modified: string;
}

export interface NewPolicyResult {
  readonly text: string;
  readonly fileName: string;
  readonly server?: string;
  readonly snapshotUri?: string;
  readonly notes: readonly string[];
}

/** What a policy is compared with: itself at a git revision, or another policy. */
export type Baseline = { readonly git: string } | { readonly uri: string };

export type Effect = 'allow' | 'deny' | 'approve' | 'unknown';

export type Change = 'newly-denied' | 'newly-allowed' | 'maybe-changed' | 'rule-changed' | 'unchanged';

export interface Verdict {
  readonly effect: Effect;
  readonly rule: string;
  readonly at: string;
}

/** A recorded call as it may be shown. */
export interface ShownCall {
  readonly line: number;
  /** URI. */
  readonly recording: string;
  readonly ts?: string | null;
  readonly grant: string;
  /** JSON text, values that look like secrets masked unless asked for. */
  readonly arguments?: string | null;
}

/** Calls of one tool and one argument shape whose decision changed in one way. */
export interface ChangedCalls {
  readonly change: Exclude<Change, 'unchanged'>;
  readonly tool: string;
  readonly shape: string;
  readonly before: Verdict;
  readonly after: Verdict;
  readonly count: number;
  /** RFC 3339 as recorded. */
  readonly firstSeen?: string | null;
  readonly lastSeen?: string | null;
  readonly example: ShownCall;
  readonly range?: Range | null;
}

/** How one limit fared. Amounts are texts, exact. */
export interface LimitUse {
  readonly rule: string;
  readonly at: string;
  readonly window: string;
  readonly max: string;
  readonly peak?: { readonly amount: string; readonly grant: string; readonly windowStart: string } | null;
  readonly denied: number;
  readonly firstDenied?: {
    readonly line: number;
    /** URI. */
    readonly recording: string;
    readonly ts?: string | null;
    readonly grant: string;
    readonly tool: string;
  } | null;
  readonly pastBoundary: number;
  readonly pastBoundaryAtLeast: boolean;
  readonly suggestedMax?: number | null;
  readonly uncounted: number;
  readonly range?: Range | null;
}

export interface SimulationReport {
  readonly totals: Readonly<Record<Effect | 'broken' | 'skipped', number>>;
  readonly byTool: readonly { readonly tool: string; readonly counts: Readonly<Record<Effect, number>> }[];
  readonly byRule: readonly {
    readonly rule: string;
    readonly at: string;
    readonly effect: Effect;
    readonly count: number;
  }[];
  readonly broken: readonly { readonly line: number; readonly reason: string }[];
  readonly skippedServers: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
  readonly limits?: readonly LimitUse[] | null;
  readonly comparison?: {
    readonly totals: Readonly<Record<Change, number>>;
    readonly groups: readonly ChangedCalls[];
  } | null;
}

/** A call that was not allowed. */
export interface StoppedCall extends ShownCall {
  readonly tool: string;
  readonly effect: Effect;
  readonly rule: string;
  readonly message: string;
  readonly at: string;
  readonly range?: Range | null;
}

export interface SimulationResult {
  readonly used: {
    readonly policyUri: string;
    /** The document's version when it was open in the editor. */
    readonly policyVersion?: number | null;
    readonly baseline?: { readonly uri: string; readonly git?: string; readonly version?: number | null } | null;
    readonly recordings: readonly string[];
    /** Of each recording: how many lines, and its format in words. */
    readonly read: readonly { readonly lines: number; readonly format: string }[];
    readonly snapshotUri?: string | null;
    readonly snapshotTakenAt?: string | null;
    /** In words: which clock decided. */
    readonly clock: string;
  };
  readonly report: SimulationReport;
  readonly denied: readonly StoppedCall[];
  readonly deniedTruncated: boolean;
}

/** A recorded call with what the policy decides on it. */
export interface DecidedCall extends ShownCall {
  readonly tool: string;
  readonly effect: Effect;
  readonly rule: string;
}

/** A report as a page of Markdown; the same as data is not read here. */
export interface MarkdownReport {
  readonly markdown: string;
}

/** Each server command: what it takes and what it answers. */
export interface ServerCommands {
  status: [{ uri: string }, Status];
  servers: [{ uri: string }, { servers: readonly ConfiguredServer[]; problems: readonly string[] }];
  refreshSnapshot: [StartRequest, RefreshResult];
  watchServer: [StartRequest, RefreshResult];
  stopWatching: [{ uri: string; server: string }, { stopped: boolean }];
  recordings: [{ uri: string }, { recordings: readonly Recording[] }];
  simulate: [
    {
      uri: string;
      recordings: readonly string[];
      baseline?: Baseline;
      showValues?: boolean;
      workDoneToken?: string;
    },
    SimulationResult,
  ];
  recordedCalls: [
    { uri: string; recording: string; workDoneToken?: string },
    { calls: readonly DecidedCall[]; total: number },
  ];
  explain: [
    {
      uri: string;
      /** JSON text. */
      call?: string;
      recorded?: { recording: string; line: number };
      showValues?: boolean;
    },
    MarkdownReport & { tool: string },
  ];
  effectiveAccess: [{ uri: string }, MarkdownReport];
  newPolicy: [{ folder: string; server?: string }, NewPolicyResult];
}
