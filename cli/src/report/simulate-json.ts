import type { LimitedCall, RecordingFormat } from '@mcp-policy/engine';
import type { SnapshotFacts } from '@mcp-policy/mcp';
import type { RecordingsReport } from '@mcp-policy/workspace/node';
import type { StoppedCalls } from './stopped-calls.ts';

export interface UsedRecording {
  readonly path: string;
  readonly bytes: number;
  readonly lines: number;
  readonly format: RecordingFormat;
}

/** What a simulation was made of: always shown beside what it found. */
export interface Used {
  readonly policy: string;
  readonly server: string | undefined;
  readonly baseline: string | undefined;
  readonly snapshot: SnapshotFacts;
  readonly recordings: readonly UsedRecording[];
}

/** In words, which clock decided. */
export const clock = "the recorded calls' own times; windows begin at whole minutes, hours and days of UTC";

/** `{inputs, totals, byTool, byRule, stopped, broken, …}` as in docs/cli.md. */
export function simulateJson(used: Used, report: RecordingsReport, stopped: StoppedCalls): string {
  const { totals, byTool, byRule, broken, skippedServers, notes, comparison, limits } = report;
  const { policy, server, baseline, recordings } = used;
  const json = {
    inputs: { policy, server, baseline, recordings, snapshot: snapshotOf(used.snapshot), clock },
    totals,
    byTool,
    byRule,
    stopped: stopped.calls,
    stoppedTruncated: stopped.truncated,
    broken: broken.map(({ line, reason, source = 0 }) => ({ recording: recordings[source]?.path, line, reason })),
    skippedServers,
    notes,
    limits: limits?.map(({ firstDenied, ...limit }) => ({
      ...limit,
      firstDenied: firstDenied && withPlace(firstDenied, recordings),
    })),
    comparison: comparison && {
      totals: comparison.totals,
      groups: comparison.groups.map(({ example, exampleSource, ...group }) => ({
        ...group,
        example: { recording: recordings[exampleSource]?.path, line: example.line },
      })),
    },
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

function withPlace({ source, ...call }: LimitedCall, recordings: Used['recordings']) {
  return { recording: recordings[source]?.path, ...call };
}

function snapshotOf(snapshot: SnapshotFacts): string | undefined {
  return snapshot.state === 'found' ? (snapshot.snapshot.takenAt ?? 'of unknown age') : undefined;
}
