import { button, element, number, table } from './dom.ts';
import type { Report, ReportCall } from './model.ts';
import { argumentsOf, badge, ruleName, timeOf } from './parts.ts';

/** As many rows are drawn at once; more come with a button. */
const page = 200;

export interface Calls {
  readonly section: HTMLElement;
  /** Shows only the calls that hold `text` in their tool, grant, rule, message or arguments. */
  filter(text: string): void;
}

/** The calls that were not allowed: when, who, what, with which arguments, stopped by which rule. */
export function calls(
  report: Report,
  start: string,
  filtered: (text: string) => void,
  open: (place: number) => void,
  explain: (call: number) => void,
): Calls {
  const input = element('input', { type: 'search', id: 'filter', placeholder: 'Tool, grant, rule or argument' });
  const found = element('span', { class: 'quiet', 'aria-live': 'polite' });
  const list = element('div');
  let shown = page;

  const draw = () => {
    const wanted = input.value.trim().toLowerCase();
    const matching = report.calls.filter((call) => matches(call, wanted));
    found.textContent = wanted === '' ? '' : `${number(matching.length)} of ${number(report.calls.length)}`;
    const rows = matching.slice(0, shown).map((call) => row(call, open, () => explain(report.calls.indexOf(call))));
    const more = button(`Show ${number(Math.min(page, matching.length - shown))} more`, () => {
      shown += page;
      draw();
    });
    list.replaceChildren(
      rows.length > 0
        ? table('Calls that were stopped', columns, rows)
        : element('p', { class: 'quiet' }, nothing(report)),
    );
    if (matching.length > shown) list.append(more);
  };
  const change = () => {
    shown = page;
    filtered(input.value);
    draw();
  };
  input.value = start;
  input.addEventListener('input', change);
  draw();

  const heading = element(
    'h2',
    {},
    `Stopped calls (${number(report.calls.length)}${report.truncated ? ', the first ones only' : ''})`,
  );
  const label = element('label', { for: 'filter', class: 'hidden' }, 'Filter the calls');
  return {
    section: element('section', {}, element('div', { class: 'head' }, heading, label, input, found), list),
    filter: (text) => {
      input.value = text;
      change();
      input.scrollIntoView({ block: 'start' });
      input.focus();
    },
  };
}

const columns = [
  ['Time', 'time'],
  ['Effect', ''],
  ['Tool', ''],
  ['Grant', ''],
  ['Rule and message', 'why'],
  ['Arguments', 'arguments'],
] as const;

function nothing({ calls: all }: Report): string {
  return all.length === 0 ? 'No call was stopped.' : 'No stopped call matches.';
}

function matches({ tool, grant, rule, message, arguments: args }: ReportCall, wanted: string): boolean {
  return wanted === '' || [tool, grant, rule, message, args].some((text) => text.toLowerCase().includes(wanted));
}

function row(call: ReportCall, open: (place: number) => void, explain: () => void): HTMLTableRowElement {
  const place = `${call.recording}, line ${number(call.line)}`;
  return element(
    'tr',
    {},
    element(
      'td',
      { class: 'time', title: place },
      ...timeOf(call.time),
      element('div', { class: 'quiet' }, `line ${number(call.line)}`),
    ),
    element('td', {}, badge(call.effect)),
    element('td', { class: 'name' }, call.tool),
    element('td', {}, call.grant),
    element(
      'td',
      { class: 'why' },
      ruleName(call.rule, call.place, open),
      element('div', { class: 'quiet' }, call.message),
      button('Explain', explain, { class: 'link', title: 'Show step by step how this call was decided' }),
    ),
    element('td', { class: 'arguments' }, argumentsOf(call.arguments)),
  );
}
