import type { ChangedCalls, Comparison, LimitedCall, LimitUse, SimulationReport } from '@mcp-policy/engine';
import type { Range } from 'vscode-languageserver';
import type { RulePlaces } from './rule-places.ts';
import { type ShownCall, shownCall } from './shown-call.ts';

/** `ChangedCalls` of docs/protocol.md: with the example as it may be shown, and the place of the rule that decides now. */
export interface ShownChange extends Omit<ChangedCalls, 'example' | 'exampleSource'> {
  readonly example: ShownCall;
  readonly range: Range | undefined;
}

/** `LimitUse` of docs/protocol.md: recordings by their URI, and the limit's place. */
export interface ShownLimit extends Omit<LimitUse, 'firstDenied'> {
  readonly firstDenied: (Omit<LimitedCall, 'source'> & { readonly recording: string }) | undefined;
  readonly range: Range | undefined;
}

export interface ShownReport extends Omit<SimulationReport, 'comparison' | 'limits'> {
  readonly comparison: (Omit<Comparison, 'groups'> & { readonly groups: readonly ShownChange[] }) | undefined;
  readonly limits: readonly ShownLimit[] | undefined;
}

/** The engine's report for an editor: no value that looks like a secret unless `showValues`, and every rule with its place. */
export function shownReport(
  { comparison, limits, ...report }: SimulationReport,
  places: RulePlaces,
  recordings: readonly string[],
  showValues: boolean,
): ShownReport {
  return {
    ...report,
    comparison: comparison && {
      totals: comparison.totals,
      groups: comparison.groups.map(({ example, exampleSource, ...group }) => ({
        ...group,
        example: shownCall(example, exampleSource, recordings, showValues),
        range: places.of(group.after.at),
      })),
    },
    limits: limits?.map(({ firstDenied, ...limit }) => ({
      ...limit,
      firstDenied: firstDenied && limitedCall(firstDenied, recordings),
      range: places.of(limit.at),
    })),
  };
}

function limitedCall({ source, ...call }: LimitedCall, recordings: readonly string[]) {
  return { ...call, recording: recordings[source] ?? '' };
}
