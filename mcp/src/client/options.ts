import type { Snapshot } from '../snapshot/model.ts';

/** How a snapshot is taken. Every limit is on the whole, not on one request. */
export interface TakeOptions {
  /** Until everything is listed; the time in which a person answers `variables` does not count. Default 60,000. */
  readonly timeoutMs?: number;
  /** Of what the server sends, all together. Default 16 MiB. */
  readonly maxBytes?: number;
  /** Default 10,000. */
  readonly maxTools?: number;
  /** Default 1,000. */
  readonly maxPages?: number;
  readonly signal?: AbortSignal;
  /**
   * The value of a variable of the configuration: `input:github_token`, `env:HOME`. What it does not know of `env:` is
   * taken from this process's environment.
   */
  readonly variables: (name: string) => string | undefined | Promise<string | undefined>;
  /** `${workspaceFolder}`, and where a server starts that has no `cwd`: a `file:` URI or an absolute path. */
  readonly workspaceFolder?: string | undefined;
  /** The text of an `envFile`, by `file:` URI. */
  readonly readFile: (uri: string) => Promise<string>;
}

export interface TakeSucceeded {
  readonly ok: true;
  readonly snapshot: Snapshot;
  /** What was left out or is odd, ready to be shown. */
  readonly notes: readonly string[];
}

/** In both, secrets are masked and invisible characters spelt out. */
export interface TakeFailed {
  readonly ok: false;
  /** In words: what went wrong and what to do. */
  readonly reason: string;
  /** The end of what the server wrote there. */
  readonly stderr: string;
}

export type TakeResult = TakeSucceeded | TakeFailed;

/** The limits that hold, none of them absent. */
export interface Limits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly maxTools: number;
  readonly maxPages: number;
}

export function limitsOf(options: TakeOptions): Limits {
  return {
    timeoutMs: options.timeoutMs ?? 60_000,
    maxBytes: options.maxBytes ?? 16 * 1024 * 1024,
    maxTools: options.maxTools ?? 10_000,
    maxPages: options.maxPages ?? 1_000,
  };
}

/** Why there is no snapshot, in words that can be shown. The only error that is thrown on purpose in this folder. */
export class TakeError extends Error {
  override readonly name = 'TakeError';
}
