import type { Report, ReportCall } from '../../webview/model.ts';
import type { SimulationResult, StoppedCall } from '../protocol.ts';
import { ago, count } from '../words.ts';

/** As many broken lines are told one by one. */
const brokenTold = 5;

/** What the report's page shows of a simulation. `now` in milliseconds since the epoch: a snapshot's age is shown. */
export function reportOf(result: SimulationResult, valuesShown: boolean, now: number): Report {
  const { report, denied, deniedTruncated } = result;
  const place = new Map<string, number>();
  denied.forEach((call, index) => {
    const key = ruleKey(call.rule, call.at);
    if (call.range && !place.has(key)) place.set(key, index);
  });
  return {
    title: `Simulation of ${fileName(result.used.policyUri)}`,
    used: used(result, now),
    totals: report.totals,
    byTool: report.byTool,
    byRule: report.byRule.map(({ rule, at, effect, count }) => {
      const call = place.get(ruleKey(rule, at));
      return { rule, effect, count, ...(call === undefined ? {} : { call }) };
    }),
    calls: denied.map(callOf),
    truncated: deniedTruncated,
    notes: notes(result),
    valuesShown,
  };
}

const ruleKey = (rule: string, at: string): string => JSON.stringify([rule, at]);

function callOf(call: StoppedCall): ReportCall {
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
    hasPlace: call.range !== undefined && call.range !== null,
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
  return [
    ['Policy', `${fileName(facts.policyUri)}, ${version}`],
    [facts.recordings.length === 1 ? 'Recording' : 'Recordings', facts.recordings.map(fileName).join(', ')],
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

/** The last part of a URI's path, decoded where that is possible. */
export function fileName(uri: string): string {
  const name =
    uri
      .replace(/[?#].*$/, '')
      .split('/')
      .pop() ?? uri;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
