import { formatNames, type ParsedPolicy, parsePolicy } from '@mcp-policy/engine';
import { createHitCounter } from '@mcp-policy/language';
import { invalidParams, requestFailed } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { policyText } from './policy-text.ts';
import { progressOf } from './replay-progress.ts';
import { RulePlaces } from './rule-places.ts';
import { baselineOf, compilable } from './simulate-baseline.ts';
import { shownReport } from './simulate-report.ts';
import { contextOf } from './status.ts';
import { StoppedCalls } from './stopped-calls.ts';

/** `mcpPolicy.server.simulate`: what a policy would have decided about recorded calls, and how that differs from another policy. */
export const simulate: Command = async (session, argument, run) => {
  const given = new Arguments('mcpPolicy.server.simulate', argument);
  const uri = given.uri('uri');
  const recordings = given.uris('recordings');
  const showValues = given.flag('showValues');
  if (recordings.length === 0) throw invalidParams('Pick at least one recording to simulate.');
  const replay = session.runtime.simulate;
  if (!replay) throw requestFailed('Recordings cannot be read where this language server runs.');

  const { parsed, version } = await parsedPolicy(session, uri);
  const policy = compilable(parsed, 'The policy');
  const baseline = await baselineOf(session, uri, given.optionalObject('baseline'));
  const context = await contextOf(session, uri);
  const places = new RulePlaces(parsed.document);
  const stopped = new StoppedCalls(places, recordings, showValues);
  const hits = createHitCounter();
  run.start('Simulating recorded calls');
  const { inputs, ...report } = await replay({
    policy,
    recordings,
    server: context.server,
    limits: true,
    ...(baseline && { baseline: baseline.policy }),
    onCall: (call) => {
      stopped.add(call);
      hits.add(call);
    },
    onProgress: progressOf(run),
    signal: run.signal,
  });
  const open = session.documents.policy(uri);
  if (open && open.version === version) session.recorded.simulated(open, { hits: hits.finish(), parsed, recordings });
  const snapshot = context.snapshot.state === 'found' ? context.snapshot : undefined;
  return {
    used: {
      policyUri: uri,
      policyVersion: version,
      baseline: baseline?.used,
      recordings,
      read: inputs.map(({ lines, format }) => ({ lines, format: formatNames[format] })),
      snapshotUri: snapshot?.uri,
      snapshotTakenAt: snapshot?.snapshot.takenAt,
      clock: "the recorded calls' own times; windows begin at whole minutes, hours and days of UTC",
    },
    report: shownReport(report, places, recordings, showValues),
    denied: stopped.calls,
    deniedTruncated: stopped.truncated,
  };
};

async function parsedPolicy(
  session: Session,
  uri: string,
): Promise<{ readonly parsed: ParsedPolicy; readonly version: number | null }> {
  const open = session.documents.policy(uri);
  if (open) return { parsed: open.parsed, version: open.version };
  const { text, version } = await policyText(session, uri);
  return { parsed: parsePolicy(text), version };
}
