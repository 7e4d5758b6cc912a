import { element, number, table } from './dom.ts';
import type { Report, ReportLimit } from './model.ts';
import { ruleName } from './parts.ts';

const columns = [
  ['Limit', 'tool'],
  ['Max', 'count'],
  ['Peak', 'count'],
  ['', 'share'],
  ['Peak of', ''],
  ['Denied', 'count'],
  ['First denied', ''],
  ['Past boundary', 'count'],
  ['Suggested max', 'count'],
] as const;

/** How near the calls came to each limit. */
export function limits({ limits: found }: Report, open: (place: number) => void): readonly HTMLElement[] {
  if (found.length === 0) return [];
  const explained =
    '“Past boundary” are calls that were let through though within one window’s time before them there had been more than max: ' +
    'windows begin anew at whole minutes, hours and days. A max is suggested from ten windows on: half again as much as 99 of 100 of them asked for.';
  return [
    element(
      'section',
      { class: 'limits' },
      element('h2', {}, 'Limits'),
      table(
        'Limits',
        columns,
        found.map((limit) => row(limit, open)),
      ),
      element('p', { class: 'quiet' }, explained),
    ),
  ];
}

function row(limit: ReportLimit, open: (place: number) => void): HTMLTableRowElement {
  const { rule, window, max, peak, peakOf, denied, firstDenied, pastBoundary, suggestedMax, uncounted, place } = limit;
  const details = [`per ${window}`, uncounted].filter((text) => text !== '').join(', ');
  return element(
    'tr',
    {},
    element(
      'th',
      { scope: 'row', class: 'tool' },
      ruleName(rule, place, open),
      element('div', { class: 'quiet' }, details),
    ),
    element('td', { class: 'count' }, max),
    element('td', { class: 'count' }, peak),
    element('td', { class: 'share' }, ...share(limit)),
    element('td', { class: 'quiet' }, ...peakOf.map((line) => element('div', {}, line))),
    element('td', { class: `count ${denied > 0 ? '' : 'none'}` }, number(denied)),
    element('td', { class: 'quiet' }, ...firstDenied.map((line) => element('div', {}, line))),
    element('td', { class: `count ${pastBoundary === '0' ? 'none' : ''}` }, pastBoundary),
    element('td', { class: `count ${suggestedMax === '' ? 'none' : ''}` }, suggestedMax === '' ? '–' : suggestedMax),
  );
}

/** The peak as a part of max; a full bar in another colour from there on. */
function share({ share: part }: ReportLimit): readonly HTMLElement[] {
  if (part === undefined) return [];
  const filled = element('span', { class: part > 1 ? 'deny' : 'allow' });
  filled.style.width = `${100 * Math.min(1, part)}%`;
  return [element('div', { class: 'bar small track', 'aria-hidden': 'true' }, filled)];
}
