import type { Listing } from '../snapshot/create.ts';

/** What came of asking a server: a listing, with notes in words. */
export interface Taken {
  readonly listing: Listing;
  readonly notes: readonly string[];
  /** How long the server says that the listing holds, in milliseconds; undefined when it does not say. */
  readonly ttlMs: number | undefined;
}

/** Why nothing came of it, and what the server said meanwhile: raw, to be cleaned before anybody sees it. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly stderr: string;

  constructor(message: string, stderr: string) {
    super(message);
    this.stderr = stderr;
  }
}

/** An error of the library or the platform as it may stand in a sentence: short, on one line. */
export function shortMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
