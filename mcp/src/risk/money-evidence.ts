import { aboutMoney, likelyMoneyNouns, moneyNouns } from './lexicon/money.ts';
import type { Signal } from './model.ts';
import { singular, type Word } from './words.ts';

/** The money that a text speaks of. Evidence only beside a verb that changes something: reading a ledger moves nothing. */
export function moneyEvidence(source: 'name' | 'description', text: string, words: readonly Word[]): readonly Signal[] {
  for (const [index, word] of words.entries()) {
    const noun = singular(word.text);
    const weight = moneyNouns.has(noun) ? 0.8 : likelyMoneyNouns.has(noun) ? 0.4 : 0;
    if (weight === 0) continue;
    const next = words[index + 1];
    const about = next !== undefined && aboutMoney.has(singular(next.text));
    return [
      {
        source,
        seen: text.slice(word.start, word.end),
        category: 'Financial',
        weight: (about ? 0.4 : 1) * (source === 'name' ? weight : weight * 0.6),
        why: `the ${source} speaks of «${noun}»${about ? ', though only of something about it' : ''}`,
        place: { in: source, start: word.start, end: word.end },
      },
    ];
  }
  return [];
}
