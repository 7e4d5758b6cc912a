import type { RecordedCall } from '@mcp-policy/engine';

/** A line of a recording, from 1; `source` counts recordings from 0. */
export interface RecordedLine {
  readonly source: number;
  readonly line: number;
}

export interface CalledLines {
  add(call: RecordedCall, source: number): void;
  /** By the tool's name, the latest calls first. */
  finish(): ReadonlyMap<string, readonly RecordedLine[]>;
}

/** Lines that are kept of one tool: more is no list that anybody reads. */
export const mostLines = 50;
const mostTools = 5000;

/** Remembers where the latest calls of each tool stand. Its memory does not grow with the recording. */
export function createCalledLines(): CalledLines {
  const tools = new Map<string, { readonly lines: RecordedLine[]; next: number }>();
  return {
    add({ tool, line }, source) {
      let called = tools.get(tool);
      if (!called) {
        if (tools.size >= mostTools) return;
        called = { lines: [], next: 0 };
        tools.set(tool, called);
      }
      called.lines[called.next] = { source, line };
      called.next = (called.next + 1) % mostLines;
    },
    finish: () =>
      new Map(
        [...tools].map(([tool, { lines, next }]) => [tool, [...lines.slice(next), ...lines.slice(0, next)].reverse()]),
      ),
  };
}
