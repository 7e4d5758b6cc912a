import type { ReportLimit } from '../../webview/model.ts';
import type { LimitUse } from '../protocol.ts';
import { count } from '../words.ts';
import { fileName } from './file-name.ts';
import type { Places } from './places.ts';

/** What the report's page shows of how the limits fared. `recordings`: how many there were. */
export function limitsOf(limits: readonly LimitUse[], recordings: number, places: Places): readonly ReportLimit[] {
  return limits.map((limit) => {
    const { rule, at, window, max, peak, denied, firstDenied, suggestedMax, uncounted, range } = limit;
    const share = Number(peak?.amount) / Number(max);
    return {
      rule,
      window,
      max,
      peak: peak?.amount ?? '',
      ...(Number.isFinite(share) && share >= 0 && { share }),
      peakOf: peak ? [peak.grant, peak.windowStart.replace(/:00\.000Z$/, 'Z')] : [],
      denied,
      firstDenied: firstDenied
        ? [
            firstDenied.tool,
            recordings > 1
              ? `${fileName(firstDenied.recording)}, line ${firstDenied.line}`
              : `line ${firstDenied.line}`,
          ]
        : [],
      pastBoundary: `${limit.pastBoundaryAtLeast ? '≥ ' : ''}${limit.pastBoundary.toLocaleString('en')}`,
      suggestedMax: suggestedMax?.toString() ?? '',
      uncounted: uncounted > 0 ? `${count(uncounted, 'call')} not counted` : '',
      ...places.of(at, range),
    };
  });
}
