import type { Range } from 'vscode-languageclient/node';
import type { Report, ReportCall } from '../../webview/model.ts';
import type { SimulationResult, StoppedCall } from '../protocol.ts';
import { ago, count } from '../words.ts';
import { fileName } from './file-name.ts';
import { baselineWords, impactOf } from './impact-of.ts';
import { limitsOf } from './limits-of.ts';
import { Places } from './places.ts';

/** As many broken lines are told one by one. */
const brokenTold = 5;

/** What the page shows, and the places in the policy that its numbers stand for. */
export interface ShownReport {
  readonly report: Report;
  readonly places: readonly Range[];
}

/** Of which simulation a result is. */
export interface Origin {
  readonly id: number;
  /** The tool that somebody asked about. */
  readonly tool?: string | undefined;
}

/** What the report's page shows of a simulation. `now` in milliseconds since the epoch: a snapshot's age is shown. */
export function reportOf(
  result: SimulationResult,
  { id, tool }: Origin,
  valuesShown: boolean,
  now: number,
): ShownReport {
  const { report, denied, deniedTruncated } = result;
  const places = new Places();
  const calls = denied.map((call) => callOf(call, places));
  const impact = impactOf(result, places);
  const limits = limitsOf(report.limits ?? [], result.used.recordings.length, places);
  return {
    places: places.ranges,
    report: {
      title: `Simulation of ${fileName(result.used.policyUri)}`,
      used: used(result, now),
      totals: report.totals,
      byTool: report.byTool,
      byRule: report.byRule.map(({ rule, at, effect, count }) => ({ rule, effect, count, ...places.of(at) })),
      ...(impact && { impact }),
      limits,
      calls,
      truncated: deniedTruncated,
      notes: notes(result),
      valuesShown,
      simulation: id,
      ...(tool !== undefined && { tool }),
    },
  };
}

function callOf(call: StoppedCall, places: Places): ReportCall {
  return {
    line: call.line,
    recording: fileName(call.recording),
    time: call.ts ?? '',
    grant: call.grant,
    tool: call.tool,
    effect: call.effect,
    rule: call.rule,
    message: call.message,
    arguments: call.arguments ?? '',
    ...places.of(call.at, call.range),
  };
}

function used({ used: facts }: SimulationResult, now: number): readonly (readonly [string, string])[] {
  const version =
    typeof facts.policyVersion === 'number'
      ? `as open in the editor, version ${facts.policyVersion}`
      : 'as saved on disk';
  const taken = facts.snapshotTakenAt
    ? `taken ${ago(Date.parse(facts.snapshotTakenAt), now)} (${facts.snapshotTakenAt})`
    : 'of unknown age';
  const snapshot = facts.snapshotUri ? `${fileName(facts.snapshotUri)}, ${taken}` : 'none: tool names were not checked';
  const recordings = facts.recordings.map((uri, i) => {
    const read = facts.read[i];
    return read ? `${fileName(uri)} (${read.format}, ${count(read.lines, 'line')})` : fileName(uri);
  });
  return [
    ['Policy', `${fileName(facts.policyUri)}, ${version}`],
    ...(facts.baseline ? [['Compared with', baselineWords(facts.baseline)] as const] : []),
    [recordings.length === 1 ? 'Recording' : 'Recordings', recordings.join(', ')],
    ['Snapshot', snapshot],
    ['Clock', facts.clock],
  ];
}

function notes({ report }: SimulationResult): readonly string[] {
  const { broken, totals, skippedServers } = report;
  const told = broken.slice(0, brokenTold).map(({ line, reason }) => `Line ${line} was not read: ${reason}`);
  const more = totals.broken - told.length;
  const servers = Object.entries(skippedServers).map(
    ([server, calls]) => `${count(calls, 'call')} of ${JSON.stringify(server)}`,
  );
  return [
    ...report.notes,
    ...told,
    ...(more > 0 ? [`${count(more, 'more line')} could not be read.`] : []),
    ...(servers.length > 0 ? [`Left out, since the policy is for another server: ${servers.join(', ')}.`] : []),
  ];
}
