import type { Condition, Limit, Operator, Rule } from '@mcp-policy/engine';
import { codeSpan } from './escape-markdown.ts';

/** What an operator says of an argument's value, before its own value. */
const phrases: Readonly<Record<Operator, string>> = {
  eq: 'equals',
  neq: 'is present and does not equal',
  in: 'is one of',
  not_in: 'is present and none of',
  lt: 'is a number less than',
  lte: 'is a number of at most',
  gt: 'is a number greater than',
  gte: 'is a number of at least',
  regex: 'is a text that matches',
  contains: 'contains',
  exists: 'is present',
};

/** What an operator says, in a few words; undefined for what is none. */
export function operatorInWords(op: string): string | undefined {
  return Object.entries(phrases).find(([name]) => name === op)?.[1];
}

/**
 * A condition as Markdown: "`args.amount` is a number greater than `10000`". `source` is the text that the condition's
 * spans are relative to: the entry's.
 */
export function conditionInWords({ path, op, value }: Condition, source: string): string {
  const argument = codeSpan(path.text);
  if (op === 'exists')
    return `${argument} ${value.type === 'boolean' && !value.value ? 'is absent or null' : 'is present and not null'}`;
  return `${argument} ${phrases[op]} ${codeSpan(source.slice(value.offset, value.offset + value.length), 80)}`;
}

/** The conditions of a rule as Markdown; "always" when there are none. */
export function ruleInWords({ conditions }: Rule, source: string): string {
  return conditions.map((condition) => conditionInWords(condition, source)).join(' and ') || 'always';
}

/** A limit as Markdown: "at most 10 calls a minute for each grant". */
export function limitInWords(limit: Limit): string {
  const { max, window, incrementFrom } = limit;
  return incrementFrom
    ? `at most ${max} of ${codeSpan(incrementFrom.text)} in all ${perWindow(window)}, for each grant`
    : `at most ${max} ${Number(max) === 1 ? 'call' : 'calls'} ${perWindow(window)}, for each grant`;
}

/** "an hour": `window` is one of those that limits have. */
const perWindow = (window: string): string => `${window === 'hour' ? 'an' : 'a'} ${window}`;

/** What may pass around the boundary of two windows: docs/language.md, 4. Counters. */
export function worstCase({ max, window, incrementFrom }: Limit): string {
  const twice = twiceOf(max);
  const what = incrementFrom ? `${twice} in all` : `${twice} calls`;
  return `Windows follow the clock in UTC, so in the worst case ${what} pass within moments: ${max} at the end of one ${window} and ${max} at the start of the next.`;
}

/** Twice a decimal number given as text with at most six decimals; large ones keep their digits. */
function twiceOf(max: string): string {
  const [whole = '0', fraction = ''] = max.split('.');
  if (!/^\d+$/.test(whole) || !/^\d{0,6}$/.test(fraction)) return `2 × ${max}`;
  const doubled = (BigInt(whole + fraction.padEnd(6, '0')) * 2n).toString().padStart(7, '0');
  const decimals = doubled.slice(-6).replace(/0+$/, '');
  return `${doubled.slice(0, -6)}${decimals === '' ? '' : `.${decimals}`}`;
}
