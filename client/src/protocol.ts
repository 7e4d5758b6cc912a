// The messages of docs/protocol.md, as far as the extension sends and reads them.
import type { Range } from 'vscode-languageclient/node';

export interface Status {
  readonly uri: string;
  readonly isPolicy: boolean;
  readonly reason: string;
  readonly server?: string;
  readonly snapshot: SnapshotStatus;
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
  readonly status: 'written' | 'unchanged' | 'differs' | 'refused' | 'failed';
  readonly message: string;
  readonly snapshotUri?: string;
  readonly tools?: number;
  readonly differences?: readonly SnapshotDifference[];
  /** The new snapshot's text, when it differs. */
  readonly proposed?: string;
  /** What was left out of the listing or is odd. */
  readonly notes?: readonly string[];
  readonly stderr?: string;
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

export type Effect = 'allow' | 'deny' | 'approve' | 'unknown';

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
}

/** A call that was not allowed. */
export interface StoppedCall {
  readonly line: number;
  /** URI. */
  readonly recording: string;
  readonly ts?: string | null;
  readonly grant: string;
  readonly tool: string;
  /** JSON text, values that look like secrets masked unless asked for. */
  readonly arguments?: string | null;
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
    readonly recordings: readonly string[];
    readonly snapshotUri?: string | null;
    readonly snapshotTakenAt?: string | null;
    /** In words: which clock decided. */
    readonly clock: string;
  };
  readonly report: SimulationReport;
  readonly denied: readonly StoppedCall[];
  readonly deniedTruncated: boolean;
}

/** Each server command: what it takes and what it answers. */
export interface ServerCommands {
  status: [{ uri: string }, Status];
  servers: [{ uri: string }, { servers: readonly ConfiguredServer[]; problems: readonly string[] }];
  refreshSnapshot: [
    {
      uri: string;
      server: string;
      consent: boolean;
      accept?: boolean;
      expectedHash?: string;
      inputs?: Readonly<Record<string, string>>;
    },
    RefreshResult,
  ];
  recordings: [{ uri: string }, { recordings: readonly Recording[] }];
  simulate: [
    { uri: string; recordings: readonly string[]; showValues?: boolean; workDoneToken?: string },
    SimulationResult,
  ];
  newPolicy: [{ folder: string; server?: string }, NewPolicyResult];
}
