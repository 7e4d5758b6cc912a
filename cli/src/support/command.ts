import type { ExitCode } from '../exit-codes.ts';
import type { Io } from './io.ts';

/** One command of `mcp-policy`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole page of `--help`, ending with a line break. */
  readonly help: string;
  run(args: readonly string[], io: Io): Promise<ExitCode>;
}
