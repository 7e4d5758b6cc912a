import type { ObservedTool } from '@mcp-policy/engine';
import type { Risk } from '@mcp-policy/mcp';
import { type ArgumentRules, argumentRules } from './argument-rules.ts';
import { listText, objectText, type Property } from './compact.ts';
import { type GeneratedLimits, limitsOf } from './limits.ts';

/** A tool's entry in the policy, and how it came to be. */
export interface WrittenTool {
  readonly seen: ObservedTool;
  readonly risk: Risk;
  /** The rules of the entry, as JSON text. */
  readonly text: string;
  readonly open: ArgumentRules['open'];
  readonly limitsFrom: GeneratedLimits['from'];
}

/** Adds the counters of its limits to `usedCounters`. */
export function writeTool(seen: ObservedTool, risk: Risk, usedCounters: Set<string>): WrittenTool {
  const { require, denyIf, open } = argumentRules(seen);
  const { limits, from } = limitsOf(seen, risk, usedCounters);
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['require', require],
    ['deny_if', denyIf],
    ['limits', limits],
  ];
  const properties = lists.flatMap(([key, items]): Property[] => (items.length > 0 ? [[key, listText(items)]] : []));
  return { seen, risk, text: objectText(properties), open, limitsFrom: from };
}
