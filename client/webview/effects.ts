import { element } from './dom.ts';
import type { Effect } from './model.ts';

/** The effects in the order they are shown, in words. */
export const effects: readonly (readonly [Effect, string])[] = [
  ['allow', 'Allowed'],
  ['deny', 'Denied'],
  ['approve', 'Needs approval'],
  ['unknown', 'Unknown'],
];

const short: Readonly<Record<Effect, string>> = {
  allow: 'allow',
  deny: 'deny',
  approve: 'approve',
  unknown: 'unknown',
};

export function badge(effect: Effect): HTMLElement {
  return element('span', { class: `badge ${effect}` }, short[effect]);
}
