import type { Observations } from '@mcp-policy/engine';
import type { GeneratedPolicy } from '@mcp-policy/language';
import type { SnapshotFacts } from '@mcp-policy/mcp';
import type { RecordingsReport } from '@mcp-policy/workspace/node';

/** What a policy was generated from: always shown beside it. */
export interface GeneratedFrom {
  readonly server: string | undefined;
  readonly snapshot: SnapshotFacts;
  readonly recordings: readonly string[];
}

/** `{policy, remarks, inputs, counts, notes}` as in docs/cli.md. The policy stands in it as it was written, digit for digit. */
export function generateJson(
  { text, remarks }: GeneratedPolicy,
  observed: Observations,
  { totals, notes }: RecordingsReport,
  { server, snapshot, recordings }: GeneratedFrom,
): string {
  const taken = snapshot.state === 'found' ? (snapshot.snapshot.takenAt ?? 'of unknown age') : undefined;
  const { calls, leftOut, malformed, unnameable, beyond } = observed;
  const rest = {
    remarks,
    inputs: { server, snapshot: taken, recordings },
    counts: { counted: calls, leftOut, malformed, unnameable, beyond, broken: totals.broken, skipped: totals.skipped },
    notes,
  };
  const policy = text.trimEnd().replaceAll('\n', '\n  ');
  return `{\n  "policy": ${policy},${JSON.stringify(rest, undefined, 2).slice(1)}\n`;
}
