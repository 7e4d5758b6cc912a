import { type ExitCode, exitCodes } from '../exit-codes.ts';

/** Ends a command with a message for a person and an exit code. Thrown on purpose; any other error is a fault of ours. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: ExitCode;

  constructor(code: ExitCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The command was called in a way that it does not understand. */
export function usage(message: string): Failure {
  return new Failure(exitCodes.usage, message);
}

/** What was explicitly asked could not be done. */
export function failed(message: string): Failure {
  return new Failure(exitCodes.failed, message);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
