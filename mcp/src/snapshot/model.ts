/** A JSON Schema as a server sends it: hostile until read, never fetched from. */
export type JsonSchema = Readonly<Record<string, unknown>> | boolean;

/** What a server claims of its own tool. Claims by the party being controlled. */
export interface ToolAnnotations {
  readonly title?: string;
  readonly readOnlyHint?: boolean;
  readonly destructiveHint?: boolean;
  readonly idempotentHint?: boolean;
  readonly openWorldHint?: boolean;
}

/** A tool as listed by `tools/list`. */
export interface Tool {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly inputSchema?: JsonSchema;
  readonly outputSchema?: JsonSchema;
  readonly annotations?: ToolAnnotations;
}

export type SnapshotSource =
  | { readonly type: 'stdio'; readonly command: string; readonly args: readonly string[] }
  | { readonly type: 'http'; readonly url: string };

/** A server's tools at one moment, as kept in `.mcp-policy/snapshots/<server>.json`. `tools` is sorted by name. */
export interface Snapshot {
  readonly v: 1;
  /** The server's key in the MCP configuration; undefined for a bare `{ tools }`. */
  readonly server: string | undefined;
  readonly serverInfo: { readonly name: string; readonly version: string } | undefined;
  readonly protocolVersion: string | undefined;
  readonly source: SnapshotSource | undefined;
  /** RFC 3339; undefined for a bare `{ tools }`. */
  readonly takenAt: string | undefined;
  readonly tools: readonly Tool[];
}

/** The snapshot that goes with a policy, or why there is none. "Not checked" must never look like "clean". */
export type SnapshotFacts =
  | { readonly state: 'found'; readonly snapshot: Snapshot /** URI of the file. */; readonly uri: string }
  | { readonly state: 'missing' /** In words: "no snapshot goes with this policy". */; readonly reason: string }
  | { readonly state: 'unreadable'; readonly uri: string; readonly reason: string };

/**
 * One difference between two snapshots of a server. `details` are sentences, ready to be shown: what they quote from
 * the server is escaped. `server`: what the server says it is, its protocol or its source changed; `tool` is empty then.
 */
export interface SnapshotDifference {
  readonly kind: 'added' | 'removed' | 'renamed' | 'changed' | 'server';
  /** The tool's name, as the later listing has it (the earlier one, when it is gone). */
  readonly tool: string;
  /** The earlier name of a renamed tool. */
  readonly from?: string;
  readonly details: readonly string[];
}
