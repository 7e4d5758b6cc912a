/**
 * An MCP server as somebody configured it, variables unresolved. Read from `.vscode/mcp.json` (`servers`), `.mcp.json` and
 * `.cursor/mcp.json` (`mcpServers`).
 */
export type ServerDefinition = {
  /** The key in the configuration. */
  readonly name: string;
  /** URI of the file that configures it; undefined when given on the command line. */
  readonly origin: string | undefined;
  /** The inputs that its `${input:…}` name, in the order of their first use. Absent: none. */
  readonly inputs?: readonly ServerInput[];
} & (
  | {
      readonly type: 'stdio';
      readonly command: string;
      readonly args: readonly string[];
      readonly env: Readonly<Record<string, string>>;
      readonly cwd: string | undefined;
      readonly envFile: string | undefined;
    }
  | {
      readonly type: 'http' | 'sse';
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
    }
);

export type StdioServer = Extract<ServerDefinition, { type: 'stdio' }>;
export type HttpServer = Extract<ServerDefinition, { type: 'http' | 'sse' }>;

/** A value that a person is asked for before the server starts: `${input:id}`. */
export interface ServerInput {
  readonly id: string;
  /** What to ask, in the configuration's words; the id when it has none. */
  readonly description: string;
  /** Not to be shown while it is typed. */
  readonly password: boolean;
  readonly default?: string;
  /** The values to pick from, when there is a list. */
  readonly options?: readonly string[];
}
