import type { Effect } from '@mcp-policy/engine';
import type { Hits } from '../recorded/hits.ts';
import { agoInWords } from './ago.ts';

/** The effects in the order in which an author asks for them, as what became of a call. */
const effects: readonly (readonly [Effect, string])[] = [
  ['deny', 'denied'],
  ['approve', 'a person asked'],
  ['unknown', 'undecided'],
  ['allow', 'allowed'],
];

/** "denied 12, last 2 h ago · allowed 3". `now` in milliseconds since the epoch. */
export function hitsInWords(hits: readonly Hits[], now: number): string {
  const parts = effects.flatMap(([effect, word]) => {
    const found = hits.find((one) => one.effect === effect);
    return found ? [`${word} ${found.count.toLocaleString('en')}${lastInWords(found, now)}`] : [];
  });
  return parts.join(' · ');
}

function lastInWords({ effect, last }: Hits, now: number): string {
  // When a call was allowed last is nothing that anybody looks for; a recording's clock may run ahead of this one.
  return effect === 'allow' || last === undefined || last > now ? '' : `, last ${agoInWords(last, now)}`;
}
