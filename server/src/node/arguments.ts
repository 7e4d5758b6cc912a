/** What the command line asks the server to do. */
export type Invocation =
  | { readonly kind: 'serve'; readonly transport: 'stdio' | 'node-ipc' }
  | { readonly kind: 'serve'; readonly transport: 'socket'; readonly port: number }
  | { readonly kind: 'version' }
  | { readonly kind: 'help' }
  | { readonly kind: 'usage'; readonly problem: string };

export const usage = `Usage: mcp-policy-language-server <transport>

The language server for MCP policies. An editor starts it and speaks LSP with it.

Transport, one of:
  --stdio       messages on standard input and output
  --node-ipc    messages over the channel that a Node parent has opened
  --socket=N    connect to the editor on port N of this machine

  --version     print the version
  --help        print this

Logs go to standard error, or to the editor.
`;

/** Reads the arguments. `--clientProcessId=N` and what else editors add by habit is let pass. */
export function readArguments(args: readonly string[]): Invocation {
  if (args.includes('--help') || args.includes('-h')) return { kind: 'help' };
  if (args.includes('--version')) return { kind: 'version' };
  if (args.includes('--node-ipc')) return { kind: 'serve', transport: 'node-ipc' };
  if (args.includes('--stdio')) return { kind: 'serve', transport: 'stdio' };
  const socket = args.findIndex((arg) => arg === '--socket' || arg.startsWith('--socket='));
  const given = args[socket];
  if (given === undefined)
    return { kind: 'usage', problem: 'Say how to reach the editor: --stdio, --node-ipc or --socket=N.' };
  const port = Number(given === '--socket' ? args[socket + 1] : given.slice('--socket='.length));
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return { kind: 'usage', problem: '--socket needs a port number between 1 and 65535.' };
  }
  return { kind: 'serve', transport: 'socket', port };
}
