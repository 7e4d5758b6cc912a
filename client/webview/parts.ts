import { button, element } from './dom.ts';
import type { Effect } from './model.ts';

/** The effects in the order they are shown, in words. */
export const effects: readonly (readonly [Effect, string])[] = [
  ['allow', 'Allowed'],
  ['deny', 'Denied'],
  ['approve', 'Needs approval'],
  ['unknown', 'Unknown'],
];

export function badge(effect: Effect): HTMLElement {
  return element('span', { class: `badge ${effect}` }, effect);
}

/** A rule by its name; a link when it has a place in the policy. */
export function ruleName(rule: string, place: number | undefined, open: (place: number) => void): HTMLElement {
  if (rule === '') return element('span', { class: 'quiet' }, 'no rule stopped it');
  if (place === undefined) return element('span', { class: 'name' }, rule);
  return button(rule, () => open(place), { class: 'link name', title: 'Go to this rule in the policy' });
}

/** Arguments of a call; empty: none were kept. Those of more than `longest` characters open on a click. */
export function argumentsOf(text: string, longest = 400): HTMLElement {
  if (text === '') return element('span', { class: 'quiet' }, 'not recorded');
  if (text.length <= longest) return element('code', {}, text);
  const summary = element('summary', {}, element('code', {}, `${text.slice(0, longest)}…`));
  return element('details', {}, summary, element('code', {}, text));
}

/** The day and the time of day on two lines, as recorded. */
export function timeOf(text: string): readonly HTMLElement[] {
  if (text === '') return [element('span', { class: 'quiet' }, 'no time')];
  const [day = text, clock] = text.split('T');
  return clock === undefined
    ? [element('span', {}, text)]
    : [element('div', {}, clock), element('div', { class: 'quiet' }, day)];
}
