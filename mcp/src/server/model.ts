/**
 * An MCP server as somebody configured it, variables unresolved. Read from `.vscode/mcp.json` (`servers`), `.mcp.json` and
 * `.cursor/mcp.json` (`mcpServers`).
 */
export type ServerDefinition = {
  /** The key in the configuration. */
  readonly name: string;
  /** URI of the file that configures it; undefined when given on the command line. */
  readonly origin: string | undefined;
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
