import { Console } from 'node:console';
import { connect } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { type Connection, createConnection, StreamMessageReader } from 'vscode-languageserver/node';
import { startServer } from '../index.ts';
import { version } from '../version.ts';
import { type Invocation, readArguments, usage } from './arguments.ts';
import { JsonMessageWriter } from './message-writer.ts';
import { nodeRuntime } from './runtime.ts';

/** Runs the server as the command line says. Nothing but LSP is ever written to standard output while it serves. */
export function main(args: readonly string[]): void {
  const invocation = readArguments(args);
  switch (invocation.kind) {
    case 'help':
      process.stdout.write(usage);
      return;
    case 'version':
      process.stdout.write(`${version}\n`);
      return;
    case 'usage':
      process.stderr.write(`${invocation.problem}\n\n${usage}`);
      process.exitCode = 2;
      return;
    case 'serve':
      stayUp();
      startServer(openConnection(invocation), nodeRuntime());
  }
}

/** A fault in one answer must not take the editor's server down; it is said where an editor keeps such things. */
function stayUp(): void {
  const report = (error: unknown): void => {
    process.stderr.write(
      `mcp-policy-language-server: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`,
    );
  };
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
}

/**
 * Opens the way to the editor. However the editor goes (its end of the pipe closes, its process in `initialize` is gone),
 * the server goes too: nothing is left running behind it.
 */
function openConnection(invocation: Extract<Invocation, { kind: 'serve' }>): Connection {
  switch (invocation.transport) {
    case 'node-ipc':
      process.once('disconnect', () => process.exit(1));
      // Reads the same arguments again.
      return createConnection();
    case 'stdio':
      // What some library has to say must not stand among the messages.
      globalThis.console = new Console(process.stderr);
      return connectionOver(process.stdin, process.stdout);
    case 'socket':
      return connectionTo(invocation.port);
  }
}

function connectionTo(port: number): Connection {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', (error) => {
    process.stderr.write(`mcp-policy-language-server: ${error.message}\n`);
    process.exit(1);
  });
  return connectionOver(socket, socket);
}

function connectionOver(input: Readable, output: Writable): Connection {
  const connection = createConnection(new StreamMessageReader(input), new JsonMessageWriter(output));
  // Unless the client has asked the server to shut down, it ought not to go like this.
  process.exitCode = 1;
  const leave = () => process.exit();
  input.once('end', leave).once('close', leave);
  return connection;
}
