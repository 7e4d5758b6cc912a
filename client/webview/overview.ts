import { button, element, number, table } from './dom.ts';
import type { Counts, Report } from './model.ts';
import { badge, effects, ruleName } from './parts.ts';

/** Which policy, recording, snapshot and clock were used. */
export function used({ used: facts }: Report): HTMLElement {
  const rows = facts.flatMap(([term, description]) => [element('dt', {}, term), element('dd', {}, description)]);
  return element('dl', { class: 'used' }, ...rows);
}

/** The totals by effect, with a bar of their shares. */
export function totals({ totals: counts }: Report): HTMLElement {
  const cards = effects.map(([effect, label]) => card(label, counts[effect], effect));
  const rest = [
    ...(counts.broken > 0 ? [card('Broken lines', counts.broken, 'rest')] : []),
    ...(counts.skipped > 0 ? [card('Other servers', counts.skipped, 'rest')] : []),
  ];
  return element(
    'section',
    { 'aria-label': 'Totals' },
    bar(counts, 'wide'),
    element('ul', { class: 'cards' }, ...cards, ...rest),
  );
}

export function card(label: string, count: number, className: string): HTMLElement {
  const quiet = count === 0 ? ' none' : '';
  return element(
    'li',
    { class: `card ${className}${quiet}` },
    element('strong', {}, number(count)),
    element('span', {}, label),
  );
}

function bar(counts: Counts, className: string): HTMLElement {
  const all = effects.reduce((sum, [effect]) => sum + counts[effect], 0);
  const parts = effects
    .filter(([effect]) => counts[effect] > 0)
    .map(([effect]) => {
      const part = element('span', { class: effect });
      part.style.width = `${(100 * counts[effect]) / all}%`;
      return part;
    });
  return element('div', { class: `bar ${className}`, 'aria-hidden': 'true' }, ...parts);
}

/** Totals by tool, an effect that never came left out. A tool's name filters the list of calls. */
export function byTool(report: Report, filter: (text: string) => void): HTMLElement {
  const seen = effects.filter(([effect]) => report.totals[effect] > 0);
  const rows = report.byTool.map(({ tool, counts }) => {
    const name = button(tool, () => filter(tool), { class: 'link name', title: 'Show the stopped calls of this tool' });
    const numbers = seen.map(([effect]) =>
      element('td', { class: `count ${counts[effect] > 0 ? effect : 'none'}` }, number(counts[effect])),
    );
    const share = element('td', { class: 'share' }, bar(counts, 'small'));
    return element('tr', {}, element('th', { scope: 'row' }, name), ...numbers, share);
  });
  const columns = seen.map(([, label]) => [label, 'count'] as const);
  return element(
    'section',
    {},
    element('h2', {}, 'By tool'),
    table('By tool', [['Tool', ''], ...columns, ['', 'share']], rows),
  );
}

/** Totals by rule. A rule with a place in the policy is a link to it. */
export function byRule(report: Report, open: (place: number) => void): HTMLElement {
  const rows = report.byRule.map(({ rule, effect, count, place }) => {
    return element(
      'tr',
      {},
      element('td', {}, badge(effect)),
      element('th', { scope: 'row' }, ruleName(rule, place, open)),
      element('td', { class: 'count' }, number(count)),
    );
  });
  return element(
    'section',
    {},
    element('h2', {}, 'By rule'),
    table(
      'By rule',
      [
        ['Effect', ''],
        ['Rule', ''],
        ['Calls', 'count'],
      ],
      rows,
    ),
  );
}

/** What to know before trusting the numbers. */
export function notes({ notes: texts }: Report): readonly HTMLElement[] {
  if (texts.length === 0) return [];
  const items = texts.map((text) => element('li', {}, text));
  return [
    element(
      'section',
      { class: 'notes' },
      element('h2', {}, 'Before you trust the numbers'),
      element('ul', {}, ...items),
    ),
  ];
}
