import type { Impact } from '../../webview/model.ts';
import type { SimulationResult, Verdict } from '../protocol.ts';
import { fileName } from './file-name.ts';
import type { Places } from './places.ts';

/** What the report's page shows of a comparison; undefined when there was none. */
export function impactOf({ used, report: { comparison } }: SimulationResult, places: Places): Impact | undefined {
  if (!comparison || !used.baseline) return undefined;
  return {
    against: baselineWords(used.baseline),
    totals: comparison.totals,
    changes: comparison.groups.map(
      ({ change, tool, shape, before, after, count, firstSeen, lastSeen, example, range }) => ({
        change,
        tool,
        shape,
        before: verdictOf(before),
        after: verdictOf(after),
        count,
        first: firstSeen ?? '',
        last: lastSeen ?? '',
        example: {
          recording: fileName(example.recording),
          line: example.line,
          arguments: example.arguments ?? '',
        },
        ...places.of(after.at, range),
      }),
    ),
  };
}

const verdictOf = ({ effect, rule }: Verdict) => ({ effect, rule });

type UsedBaseline = NonNullable<SimulationResult['used']['baseline']>;

/** What a policy was compared with, for people. */
export function baselineWords({ uri, git, version }: UsedBaseline): string {
  if (git === 'HEAD') return 'the committed version (git HEAD)';
  if (git !== undefined) return `its version at ${git}`;
  return typeof version === 'number' ? `${fileName(uri)}, as open in the editor` : `${fileName(uri)}, as saved on disk`;
}
