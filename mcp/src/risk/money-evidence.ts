import { aboutMoney, likelyMoneyNouns, moneyContext, moneyNouns, moneyPairs } from './lexicon/money.ts';
import type { Signal } from './model.ts';
import { singular, type Word } from './words.ts';

/**
 * The money that a text speaks of, at its plainest. Evidence only beside a verb that changes something: reading a ledger moves nothing.
 *
 * @param context words of the tool and its server, in which `order` may turn out to be one that is paid for
 */
export function moneyEvidence(
  source: 'name' | 'description',
  text: string,
  words: readonly Word[],
  context: readonly Word[],
): readonly Signal[] {
  const paid = context.some((word) => moneyContext.has(singular(word.text)));
  let best: Signal | undefined;
  let open = 0;
  for (const [index, word] of words.entries()) {
    // What stands in brackets is an example.
    if (brackets.test(word.gap)) open = Math.max(0, open + count(word.gap, '(') - count(word.gap, ')'));
    if (open > 0) continue;
    const noun = singular(word.text);
    const next = words[index + 1];
    const pair = next !== undefined && moneyPairs.has(`${word.text} ${singular(next.text)}`);
    const plain = pair || moneyNouns.has(noun) ? 0.8 : likelyMoneyNouns.has(noun) ? (paid ? 0.7 : 0.35) : 0;
    const behind = pair ? words[index + 2] : next;
    const about = behind !== undefined && aboutMoney.has(singular(behind.text));
    const weight = plain * (about ? 0.4 : 1) * (source === 'name' ? 1 : 0.6);
    if (weight <= (best?.weight ?? 0)) continue;
    best = {
      source,
      seen: text.slice(word.start, word.end),
      category: 'Financial',
      weight,
      why: `the ${source} speaks of «${noun}»${about ? ', though only of something about it' : ''}`,
      place: { in: source, start: word.start, end: word.end },
    };
  }
  return best === undefined ? [] : [best];
}

const brackets = /[()]/;

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}
