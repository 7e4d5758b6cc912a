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
  return exit === undefined ? undefined : `${exitWords(exit)} before it listed its tools${printed}`;
}

/** Why a server that had listed its tools is there no more. */
export function endReason({ exit, tooLarge }: ProcessState, maxBytes: number): string {
  if (tooLarge) return `the server sent more than ${maxBytes} bytes; the rest was not read`;
  return exit === undefined ? 'the server closed its output' : exitWords(exit);
}

function exitWords({ code, signal }: NonNullable<ProcessState['exit']>): string {
  return signal ? `the server was ended by ${signal}` : `the server ended with exit code ${code ?? 'unknown'}`;
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
