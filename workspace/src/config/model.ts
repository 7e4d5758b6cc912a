import type { Severity } from '@mcp-policy/engine';
import type { Category } from '@mcp-policy/mcp';

/** A finding that somebody looked at and accepted. */
export interface Suppression {
  /** The rule's code. */
  readonly rule: string;
  /** Only findings about this tool. */
  readonly tool?: string;
  /** Only in policies that this glob matches, relative to `PolicyContext.root`. */
  readonly file?: string;
  readonly reason: string;
  /** The last day (UTC) on which it holds, `2027-01-31`. */
  readonly until?: string;
}

/** Which server and recordings go with the policies that a glob matches. */
export interface PolicyEntry {
  readonly policy: string;
  readonly server: string;
  readonly recordings?: readonly string[];
}

/** `.mcp-policy/config.json`, as far as it is well formed. Globs are relative to the folder that holds `.mcp-policy/`. */
export interface WorkspaceConfig {
  readonly policies: readonly PolicyEntry[];
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly suppressions: readonly Suppression[];
  readonly categories: Readonly<
    Record<string, Readonly<Record<string, { readonly category: Category; readonly reason: string }>>>
  >;
}
