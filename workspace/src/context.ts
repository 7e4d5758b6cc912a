import type { Category, SnapshotFacts } from '@mcp-policy/mcp';
import type { PolicySuppression } from './suppressions.ts';

/** What belongs to one policy: found from its place alone (see docs/architecture.md, "What lies in a workspace"). */
export interface PolicyContext {
  /** URI of the folder that holds `.mcp-policy/`, else the workspace folder or git root, else the policy's own folder. */
  readonly root: string;
  /** URI of `.mcp-policy/config.json` when there is one. */
  readonly configUri: string | undefined;
  /** Why the configuration could not be used, in words. Empty when it could, or when there is none. */
  readonly configProblems: readonly string[];
  readonly server: string | undefined;
  readonly snapshot: SnapshotFacts;
  /** URIs of the recordings that go with the policy, newest first. */
  readonly recordings: readonly string[];
  /** Severities by rule code, as the configuration sets them. */
  readonly severities: Readonly<Record<string, 'error' | 'warning' | 'information' | 'hint' | 'off'>>;
  /** Categories set for tools of this policy's server. */
  readonly categories: Readonly<Record<string, { readonly category: Category; readonly reason: string }>>;
  /** Findings that were looked at and accepted: those that the configuration lists for this policy. Absent: none. */
  readonly suppressions?: readonly PolicySuppression[];
}
