import type { ObservedTool, ParsedPolicy, Severity } from '@mcp-policy/engine';
import type { Category, Snapshot, SnapshotFacts } from '@mcp-policy/mcp';

/** A category that the user has set in `config.json`. */
export interface CategoryOverride {
  readonly category: Category;
  readonly reason: string;
}

/** A finding that somebody looked at and accepted, in `config.json`. */
export interface Suppression {
  /** The rule's code. */
  readonly rule: string;
  /** Only findings about this tool. */
  readonly tool?: string;
  readonly reason: string;
  /** The last day (UTC) on which it holds, `2027-01-31`. */
  readonly until?: string;
  /** True when it can apply to no other policy. One that may serve another is never called unused. */
  readonly onlyHere?: boolean;
}

/** What the server listed later than the snapshot that the policy was reviewed with, and nobody has accepted yet. */
export interface ListingFacts {
  readonly snapshot: Snapshot;
  /** Milliseconds since the epoch; undefined when it is not known. */
  readonly takenAt: number | undefined;
}

/** What recorded calls that go with the policy had in them: read in the background, so it may come late or never. */
export interface RecordedFacts {
  /** By the tool's name. Holds no value that looks like a secret. */
  readonly tools: ReadonlyMap<string, ObservedTool>;
}

/** Everything that an author is told is a function of this. Nothing here does I/O; identity of parts is kept between versions. */
export interface Facts {
  readonly parsed: ParsedPolicy;
  readonly snapshot: SnapshotFacts;
  /** A newer listing of the same server, when there is one at hand; its identity is kept like that of the others. */
  readonly listing?: ListingFacts | undefined;
  /** The configuration key of the server that the policy is for, when known. */
  readonly server: string | undefined;
  /** True when the *user* (never the repository) has marked the server as trusted. */
  readonly serverTrusted: boolean;
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly categories: Readonly<Record<string, CategoryOverride>>;
  /** Those that apply to this policy. Absent: none. */
  readonly suppressions?: readonly Suppression[];
  /** Serves completions only: no finding depends on it. */
  readonly recorded?: RecordedFacts | undefined;
  /** Milliseconds since the epoch: the age of a snapshot is a function of it. */
  readonly now: number;
}
