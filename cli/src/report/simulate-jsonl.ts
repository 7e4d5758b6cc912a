import type { DecidedCall } from '@mcp-policy/engine';
import type { Io } from '../support/io.ts';

const flushAt = 64 * 1024;

/** One decision a line. With several recordings each line says which one it is of. */
export function jsonlWriter(io: Io, names: readonly string[]) {
  let waiting = '';
  return {
    write({ recorded, decision, source }: DecidedCall): void {
      const { line, tsText: ts = null, grant, tool } = recorded;
      const { effect, rule, at, message } = decision;
      const several = names.length > 1 ? { recording: names[source] } : {};
      waiting += `${JSON.stringify({ line, ts, grant, tool, effect, rule, at, message, ...several })}\n`;
      if (waiting.length < flushAt) return;
      io.out(waiting);
      waiting = '';
    },
    end(): void {
      if (waiting !== '') io.out(waiting);
      waiting = '';
    },
  };
}
