/** What the process ends with (docs/cli.md). */
export const exitCodes = {
  clean: 0,
  /** Findings, or differences that were asked about. */
  findings: 1,
  usage: 2,
  /** The policy does not compile; `check` says `findings`. */
  notAPolicy: 3,
  testsFailed: 4,
  /** What was explicitly asked could not be done. */
  failed: 5,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Where several hold: the first of these that does. */
const priority: readonly ExitCode[] = [2, 3, 5, 4, 1, 0];

export function worst(codes: Iterable<ExitCode>): ExitCode {
  const all = new Set(codes);
  return priority.find((code) => all.has(code)) ?? exitCodes.clean;
}
