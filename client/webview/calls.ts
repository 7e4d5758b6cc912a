import { button, element, number, table } from './dom.ts';
import { badge } from './effects.ts';
import type { Report, ReportCall } from './model.ts';

/** As many rows are drawn at once; more come with a button. */
const page = 200;
/** Characters of arguments that are shown without a click. */
const longest = 400;

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
  open: (call: number) => void,
): Calls {
  const input = element('input', { type: 'search', id: 'filter', placeholder: 'Tool, grant, rule or argument' });
  const found = element('span', { class: 'quiet', 'aria-live': 'polite' });
  const list = element('div');
  let shown = page;

  const draw = () => {
    const wanted = input.value.trim().toLowerCase();
    const matching = report.calls.flatMap((call, index) => (matches(call, wanted) ? [{ call, index }] : []));
    found.textContent = wanted === '' ? '' : `${number(matching.length)} of ${number(report.calls.length)}`;
    const rows = matching.slice(0, shown).map(({ call, index }) => row(call, () => open(index)));
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

function row(call: ReportCall, open: () => void): HTMLTableRowElement {
  const rule = call.hasPlace
    ? button(call.rule, open, { class: 'link name', title: 'Go to this rule in the policy' })
    : element('span', { class: 'name' }, call.rule);
  const place = `${call.recording}, line ${number(call.line)}`;
  return element(
    'tr',
    {},
    element(
      'td',
      { class: 'time', title: place },
      ...time(call.time),
      element('div', { class: 'quiet' }, `line ${number(call.line)}`),
    ),
    element('td', {}, badge(call.effect)),
    element('td', { class: 'name' }, call.tool),
    element('td', {}, call.grant),
    element('td', { class: 'why' }, rule, element('div', { class: 'quiet' }, call.message)),
    element('td', { class: 'arguments' }, argumentsOf(call)),
  );
}

function argumentsOf({ arguments: text }: ReportCall): HTMLElement {
  if (text === '') return element('span', { class: 'quiet' }, 'not recorded');
  if (text.length <= longest) return element('code', {}, text);
  const summary = element('summary', {}, element('code', {}, `${text.slice(0, longest)}…`));
  return element('details', {}, summary, element('code', {}, text));
}

/** The day and the time of day on two lines, as recorded. */
function time(text: string): readonly HTMLElement[] {
  if (text === '') return [element('span', { class: 'quiet' }, 'no time')];
  const [day = text, clock] = text.split('T');
  return clock === undefined
    ? [element('span', {}, text)]
    : [element('div', {}, clock), element('div', { class: 'quiet' }, day)];
}
