import type { DecidedCall, Policy, RecordingFormat, SimulationReport } from '@mcp-policy/engine';
import type { PoisonFinding, ServerDefinition, SnapshotDifference } from '@mcp-policy/mcp';
import type { Files } from '@mcp-policy/workspace';

export interface Disposable {
  dispose(): void;
}

export interface Timer {
  /** Runs `callback` once after `delay` milliseconds, unless disposed of before. */
  after(delay: number, callback: () => void): Disposable;
}

export interface RefreshRequest {
  readonly server: ServerDefinition;
  /** URI of the folder that holds, or will hold, `.mcp-policy/`. */
  readonly root: string;
  /** Write over a different baseline. */
  readonly accept: boolean;
  /** Values for `${input:id}`, by id. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly timeoutMs?: number;
  readonly signal: AbortSignal;
}

export interface WatchRequest extends Omit<RefreshRequest, 'accept'> {
  /** The server is asked once more. */
  onListing(): void;
  onResult(answer: RefreshAnswer): void;
  /** It is gone, or lists no more. */
  onEnded(answer: RefreshAnswer): void;
}

export interface WatchAnswer {
  readonly result: RefreshAnswer;
  /** Ends the server; absent when it could not be listed. */
  readonly stop?: () => Promise<void>;
}

/** `RefreshResult` of docs/protocol.md. */
export interface RefreshAnswer {
  readonly status: 'written' | 'unchanged' | 'differs' | 'cannot-compare' | 'refused' | 'failed';
  /** In words, ready to be shown. */
  readonly message: string;
  readonly snapshotUri?: string;
  /** How many tools the server listed. */
  readonly tools?: number;
  readonly differences?: readonly SnapshotDifference[];
  /** Text of the new snapshot, when it differs from a baseline that was not written over. */
  readonly proposed?: string;
  /** What was left out of the snapshot or is odd. */
  readonly notes?: readonly string[];
  /** What somebody should look at in the texts of the tools. */
  readonly poisoned?: readonly PoisonFinding[];
  /** What the server said on standard error. */
  readonly stderr?: string;
}

export interface SimulateRequest {
  /** Null is no policy, which denies every call. */
  readonly policy: Policy | null;
  /** URIs of the recordings, in the order in which they are replayed. */
  readonly recordings: readonly string[];
  /** The policy's server: calls of others are skipped and counted. */
  readonly server: string | undefined;
  /** Also decide by this policy and compare. */
  readonly baseline?: Policy;
  /** Also follow each limit of the policy. */
  readonly limits: boolean;
  /** Called for each call in the order of the recordings. */
  onCall(call: DecidedCall): void;
  /** Called now and then; bytes read of bytes there are. */
  onProgress(read: number, total: number): void;
  /** Awaited after each piece that was read: others have their turn. */
  pause?(): Promise<void>;
  /** How many threads read; as many as it pays unless given. */
  readonly workers?: number;
  readonly signal: AbortSignal;
}

/** What a replay found, and how it read each recording, in their order. */
export interface ReplayReport extends SimulationReport {
  readonly inputs: readonly { readonly lines: number; readonly format: RecordingFormat }[];
}

/**
 * What the server needs of the place it runs in. The core knows neither Node nor a browser: each brings one of these.
 */
export interface Runtime {
  /** The product's version, as `initialize` answers it. */
  readonly version: string;
  readonly files: Files;
  readonly timer: Timer;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Called when the client has asked the server to shut down: its end is expected from now on. */
  readonly shutDown?: () => void;
  /** Asks an MCP server for its tools. Absent where no process can be started. Called only with a person's consent. */
  readonly refreshSnapshot?: (request: RefreshRequest) => Promise<RefreshAnswer>;
  /** The same, and keeps it connected. `signal` ends only the beginning. Absent where no process can be started. */
  readonly watchServer?: (request: WatchRequest) => Promise<WatchAnswer>;
  /** Replays recordings through a policy. Absent where no recording can be read. Rejects with what can be shown. */
  readonly simulate?: (request: SimulateRequest) => Promise<ReplayReport>;
  /**
   * The text of a file as it was at a git revision. Absent where git cannot be run. Called only in a trusted workspace. Rejects
   * with a reason that can be shown.
   */
  readonly readAtRevision?: (revision: string, uri: string) => Promise<string>;
}
