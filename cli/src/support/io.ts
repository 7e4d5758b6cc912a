/** What a command may touch besides files: handed in, so that tests see everything a user would. */
export interface Io {
  /** Writes to standard output: results. */
  out(text: string): void;
  /** Resolves when standard output can take more without keeping it in memory. */
  drained(): Promise<void>;
  /** Writes to standard error: everything that is about the run and not its result. */
  err(text: string): void;
  /** All that comes on standard input. */
  input(): Promise<Uint8Array>;
  /** Path of the current directory. */
  readonly cwd: string;
  /** The environment's variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether text on standard output may be coloured. */
  readonly colour: boolean;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Aborted when the user wants to stop. */
  readonly signal: AbortSignal;
}
