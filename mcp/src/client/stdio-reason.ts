import { count, quoted } from '../text.ts';
import type { ProcessState } from './process-transport.ts';
import type { ResolvedStdio } from './resolve.ts';

/** Why nothing was listed, as far as the process tells. */
export function stdioReason(
  state: ProcessState,
  { command, cwd }: ResolvedStdio,
  maxBytes: number,
): string | undefined {
  const { startError, exit, garbage } = state;
  if (startError !== undefined) {
    if (startError.code === 'ENOENT') {
      return `the command ${quoted(command)} was not found: is it installed, and on the PATH? (started in ${quoted(cwd)})`;
    }
    if (startError.code === 'EACCES') return `the command ${quoted(command)} may not be executed (EACCES)`;
    return `the command ${quoted(command)} could not be started (${startError.code ?? 'unknown error'})`;
  }
  if (state.tooLarge) return `the server sent more than ${maxBytes} bytes; the rest was not read`;
  const printed =
    garbage === undefined || state.messages > 0 ? '' : `; what it printed is not MCP: ${quoted(garbage, 100)}`;
  if (exit?.signal) return `the server was ended by ${exit.signal} before it listed its tools${printed}`;
  if (exit) return `the server ended with exit code ${exit.code ?? 'unknown'} before it listed its tools${printed}`;
  return undefined;
}

/** What to add when a server that runs has simply not answered. */
export function silence({ garbage, messages }: ProcessState): string {
  if (messages > 0) return '';
  if (garbage !== undefined) return `; what it printed is not MCP: ${quoted(garbage, 100)}`;
  return '; it said nothing at all. Is it an MCP server that speaks over stdio?';
}

/** What is odd about a server that did list its tools. */
export function stdioNotes({ garbage, garbageLines }: ProcessState): string[] {
  if (garbage === undefined) return [];
  return [
    `the server printed ${count(garbageLines, 'line')} that are no messages to stdout, first: ${quoted(garbage, 100)}`,
  ];
}
