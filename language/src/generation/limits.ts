import { type ObservedTool, type ObservedWindows, roomyMax, type Window } from '@mcp-policy/engine';
import { freeCounter, type Risk, recommendRule } from '@mcp-policy/mcp';
import { objectText } from './compact.ts';
import { thresholds } from './thresholds.ts';

export interface GeneratedLimits {
  /** Each as JSON text. */
  readonly limits: readonly string[];
  /** `recommended`: too little was seen for a limit, so the one that is recommended for its risk stands there. */
  readonly from: 'data' | 'recommended' | 'unknown use' | 'nothing';
}

/**
 * Limits on a tool's calls by one grant, from the most that was seen in a minute and in an hour. Adds the counters to
 * `usedCounters`, so that no two tools share one.
 */
export function limitsOf(tool: ObservedTool, risk: Risk, usedCounters: Set<string>): GeneratedLimits {
  const { use } = tool;
  if (use === undefined) return { limits: [], from: 'unknown use' };
  const seen = { minute: maxFrom(use.minute, tool), hour: maxFrom(use.hour, tool) };
  const recommended = recommendedMax(tool, risk, use.minute.peak);
  const minute = seen.minute ?? recommended;
  const limits = [];
  if (minute !== undefined) limits.push(limitText(tool.name, 'minute', minute, usedCounters));
  // A limit a minute may leave nothing for one an hour to say.
  if (seen.hour !== undefined && (minute === undefined || seen.hour < minute * 60)) {
    limits.push(limitText(`${tool.name}_hourly`, 'hour', seen.hour, usedCounters));
  }
  if (seen.minute !== undefined || (minute === undefined && limits.length > 0)) return { limits, from: 'data' };
  return { limits, from: minute === undefined ? 'nothing' : 'recommended' };
}

function maxFrom({ peak, windows, late }: ObservedWindows, { calls }: ObservedTool): number | undefined {
  if (calls < thresholds.calls || windows < thresholds.windows || late > calls * thresholds.lateShare) return undefined;
  return roomyMax(peak);
}

/** The `max` that is recommended for the tool's risk, unless the calls that were seen would reach it. */
function recommendedMax({ name }: ObservedTool, risk: Risk, peak: number): number | undefined {
  const recommendation = recommendRule(name, risk, new Set());
  if (recommendation.kind !== 'limit') return undefined;
  const { max } = recommendation.rules.limits[0];
  return max > peak ? max : undefined;
}

function limitText(name: string, window: Window, max: number, usedCounters: Set<string>): string {
  const counter = freeCounter(name, usedCounters);
  usedCounters.add(counter);
  return objectText([
    ['counter', JSON.stringify(counter)],
    ['window', JSON.stringify(window)],
    ['max', String(max)],
    ['scope', '"grant"'],
  ]);
}
