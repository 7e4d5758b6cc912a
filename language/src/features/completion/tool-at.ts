import type { ObservedTool } from '@mcp-policy/engine';
import type { Tool } from '@mcp-policy/mcp';
import type { Facts } from '../../facts.ts';
import { knownTools } from '../../judgement/tools.ts';

/** The tool whose entry a place stands in, as far as it is known. */
export interface ToolAt {
  /** As the snapshot has it. */
  readonly tool: Tool | undefined;
  /** What its recorded calls had. */
  readonly recorded: ObservedTool | undefined;
}

export function toolAt(facts: Facts, path: readonly (string | number)[]): ToolAt {
  const name = path[0] === 'tools' ? path[1] : undefined;
  if (typeof name !== 'string') return { tool: undefined, recorded: undefined };
  return { tool: knownTools(facts)?.byName.get(name), recorded: facts.recorded?.tools.get(name) };
}

/** `args.a.b` as the keys `a`, `b`; undefined for what is no path of an argument. */
export function keysOf(path: string | undefined): readonly string[] | undefined {
  const [root, ...keys] = path?.split('.') ?? [];
  return root === 'args' && keys.length > 0 ? keys : undefined;
}
