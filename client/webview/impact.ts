import { button, element, number, table } from './dom.ts';
import type { Change, Impact, Report, ReportChange, ReportVerdict } from './model.ts';
import { card } from './overview.ts';
import { argumentsOf, badge, ruleName, timeOf } from './parts.ts';

/** As many groups of a change are drawn at once. */
const page = 50;
/** Characters of an example's arguments that are shown without a click: what differs is the rule, not they. */
const longestExample = 90;

/** The changes in the order they are shown: label, class of its colour. */
const changes: readonly (readonly [Change, string, string])[] = [
  ['newly-denied', 'Newly denied', 'deny'],
  ['newly-allowed', 'Newly allowed', 'allow'],
  ['maybe-changed', 'Maybe changed', 'unknown'],
  ['rule-changed', 'By another rule', 'rest'],
  ['unchanged', 'Unchanged', 'rest'],
];

const columns = [
  ['Calls', 'count'],
  ['Tool and arguments', 'tool'],
  ['Before', 'verdict'],
  ['Now', 'verdict now'],
  ['First and last seen', 'time'],
  ['For example', 'arguments'],
] as const;

/** What is different from another policy: totals, then the changed calls by tool, arguments and rule. */
export function impact(report: Report, open: (place: number) => void): readonly HTMLElement[] {
  const { impact: found } = report;
  if (!found) return [];
  const cards = changes.map(([change, label, className]) => card(label, found.totals[change], className));
  return [
    element(
      'section',
      { class: 'impact' },
      element('h2', {}, 'Compared with ', found.against),
      element('ul', { class: 'cards' }, ...cards),
      ...limitsOfReplay(found),
      ...changes.flatMap(([change, label]) => list(found, change, label, open)),
    ),
  ];
}

/** What a replay cannot know of these changes; what holds of new denials stands among the report's notes. */
function limitsOfReplay({ totals }: Impact): readonly HTMLElement[] {
  const texts = [
    ...(totals['newly-allowed'] > 0
      ? ['What the agent would have gone on to do with a new permission was never recorded.']
      : []),
    ...(totals['maybe-changed'] > 0
      ? ['“Maybe changed” are calls of which too little was recorded to decide them before, now, or both times.']
      : []),
  ];
  return texts.length === 0 ? [] : [element('p', { class: 'quiet' }, texts.join(' '))];
}

function list(found: Impact, change: Change, label: string, open: (place: number) => void): readonly HTMLElement[] {
  const groups = found.changes.filter((group) => group.change === change);
  if (groups.length === 0) return [];
  const body = element('div');
  const draw = (shown: number) => {
    body.replaceChildren(
      table(
        label,
        columns,
        groups.slice(0, shown).map((group) => row(group, open)),
      ),
    );
    if (groups.length > shown) {
      const next = Math.min(page, groups.length - shown);
      body.append(button(`Show ${number(next)} more`, () => draw(shown + page)));
    }
  };
  draw(page);
  return [element('h3', {}, label), body];
}

function row(group: ReportChange, open: (place: number) => void): HTMLTableRowElement {
  const { count, tool, shape, before, after, first, last, example, place } = group;
  return element(
    'tr',
    {},
    element('td', { class: 'count' }, number(count)),
    element(
      'th',
      { scope: 'row', class: 'tool' },
      element('div', { class: 'name' }, tool),
      element('div', { class: 'quiet' }, shape === '' ? 'no arguments' : shape),
    ),
    element('td', { class: 'verdict' }, ...verdict(before, undefined, open)),
    element('td', { class: 'verdict now' }, ...verdict(after, place, open)),
    element('td', { class: 'time' }, ...timeOf(first), ...(last === first ? [] : timeOf(last))),
    element(
      'td',
      { class: 'arguments' },
      argumentsOf(example.arguments, longestExample),
      element('div', { class: 'quiet' }, `${example.recording}, line ${number(example.line)}`),
    ),
  );
}

function verdict(
  { effect, rule }: ReportVerdict,
  place: number | undefined,
  open: (place: number) => void,
): readonly HTMLElement[] {
  return [badge(effect), ...(rule === '' ? [] : [element('div', {}, ruleName(rule, place, open))])];
}
