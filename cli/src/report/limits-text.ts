import type { LimitUse } from '@mcp-policy/engine';
import { counted, type Paint, safe, table } from '../support/terminal.ts';
import type { Used } from './simulate-json.ts';

const mostRows = 30;

/** How near the calls came to each limit, for people. */
export function limitsText(limits: readonly LimitUse[], { recordings }: Used, paint: Paint): string {
  if (limits.length === 0) return '';
  const shown = limits.slice(0, mostRows);
  const rows = shown.map(({ rule, window, max, peak, denied, pastBoundary, pastBoundaryAtLeast, suggestedMax }) => [
    safe(rule, 80),
    window,
    safe(max, 20),
    safe(peak?.amount ?? '0', 20),
    denied,
    pastBoundaryAtLeast ? `≥ ${pastBoundary.toLocaleString('en-US')}` : pastBoundary.toLocaleString('en-US'),
    suggestedMax === undefined ? '' : String(suggestedMax),
  ]);
  const head = ['Limit', 'Window', 'Max', 'Peak', 'Denied', 'Past boundary', 'Suggested max'];
  const tripped = shown.flatMap(({ rule, firstDenied }) => {
    if (firstDenied === undefined) return [];
    const { line, source, ts, grant, tool } = firstDenied;
    const place = recordings.length > 1 ? `${safe(recordings[source]?.path ?? '')}:${line}` : `line ${line}`;
    const when = safe(ts ?? 'no time', 40);
    return [`  ${safe(rule, 80)} first denied ${place}  ${when}  ${safe(grant, 40)}  ${safe(tool, 60)}\n`];
  });
  const uncounted = shown.flatMap(({ rule, uncounted }) =>
    uncounted === 0 ? [] : [`  ${safe(rule, 80)}: ${counted(uncounted, 'call')} could not be counted\n`],
  );
  const more = limits.length - shown.length;
  const rest = more > 0 ? `  … and ${more.toLocaleString('en-US')} more; --format json lists all of them\n` : '';
  return `${table(head, rows, paint)}${rest}${tripped.join('')}${uncounted.join('')}\n`;
}
