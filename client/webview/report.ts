// The page of a simulation's report. It has no network, keeps nothing but the filter, and shows every text as text.
import { calls } from './calls.ts';
import { button, element } from './dom.ts';
import { impact } from './impact.ts';
import { limits } from './limits.ts';
import type { FromPage, Report, ToPage } from './model.ts';
import { byRule, byTool, notes, totals, used } from './overview.ts';

interface State {
  readonly filter: string;
  readonly simulation: number;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): State | undefined;
  setState(state: State): void;
};

const host = acquireVsCodeApi();
const busy = element('span', { class: 'quiet', 'aria-live': 'polite' });
const stale = element('p', { class: 'stale', role: 'status' }, 'The policy has changed since. ');
stale.append(button('Run again', () => host.postMessage({ type: 'again' })));
stale.hidden = true;

/** What was typed stays; a simulation that is about one tool begins with that. */
function firstFilter({ simulation, tool }: Report): string {
  const state = host.getState();
  return state?.simulation !== simulation && tool !== undefined ? tool : (state?.filter ?? '');
}

function draw(report: Report): void {
  const open = (place: number) => host.postMessage({ type: 'open', place });
  const { simulation } = report;
  const explain = (call: number) => host.postMessage({ type: 'explain', call });
  const list = calls(report, firstFilter(report), (filter) => host.setState({ filter, simulation }), open, explain);
  const values = button(
    report.valuesShown ? 'Hide values' : 'Show values',
    () => host.postMessage({ type: 'values', show: !report.valuesShown }),
    { 'aria-pressed': String(report.valuesShown), title: 'Values that look like secrets are masked' },
  );
  const compare = button('Compare with…', () => host.postMessage({ type: 'compare' }), {
    title: 'Show what is different from another version or another policy',
  });
  const again = button('Run again', () => host.postMessage({ type: 'again' }));
  stale.hidden = true;
  document.body.replaceChildren(
    element(
      'header',
      {},
      element('h1', {}, report.title),
      element('div', { class: 'actions' }, busy, compare, values, again),
    ),
    stale,
    used(report),
    totals(report),
    ...notes(report),
    ...impact(report, open),
    element('div', { class: 'columns' }, byTool(report, list.filter), byRule(report, open)),
    ...limits(report, open),
    list.section,
  );
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'show':
      return draw(data.report);
    case 'stale':
      stale.hidden = false;
      return;
    case 'busy':
      busy.textContent = data.busy ? 'Simulating…' : '';
      return;
  }
});
host.postMessage({ type: 'ready' });
