import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from '@mcp-policy/engine';
import { messageOf, usage } from './failure.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

interface Strict<T extends Options> {
  args: string[];
  options: T;
  allowPositionals: true;
  strict: true;
  tokens: true;
}

/** The options, the other words, and all of them in their order. */
export type ReadOptions<T extends Options> = ReturnType<typeof parseArgs<Strict<T>>>;

/** `parseArgs`, strict, with its complaints as usage errors. */
export function readOptions<T extends Options>(args: readonly string[], options: T): ReadOptions<T> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true, tokens: true });
  } catch (error) {
    throw usage(complaint(messageOf(error), Object.keys(options)));
  }
}

/** Node's first sentence, and what was probably meant; the rest explains how to pass something that nobody meant to pass. */
function complaint(message: string, options: readonly string[]): string {
  const [first = message] = message.split(/\. To specify|\n/);
  const [, unknown] = /^Unknown option '--([^']+)'/.exec(first) ?? [];
  return `${first.replace(/\.?$/, '.')}${didYouMean(unknown, options, '--')}`;
}

/** ` Did you mean --format?`, or nothing when nothing is near. */
export function didYouMean(word: string | undefined, known: readonly string[], before = ''): string {
  const near = word === undefined ? undefined : nearest(word, known);
  return near === undefined ? '' : ` Did you mean ${before}${near}?`;
}

/** The value of an option that knows a few words. */
export function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  known: readonly T[],
  otherwise: T,
): T {
  if (value === undefined) return otherwise;
  const found = known.find((word) => word === value);
  if (found === undefined) {
    throw usage(`--${option} is one of ${known.join(', ')}, not ${JSON.stringify(value)}.${didYouMean(value, known)}`);
  }
  return found;
}

/** The words of an option that takes several, with commas between. */
export function someOf<T extends string>(option: string, value: string | undefined, known: readonly T[]): readonly T[] {
  if (value === undefined) return [];
  return value.split(',').map((part) => {
    const found = known.find((word) => word === part.trim());
    if (found === undefined) {
      const word = part.trim();
      throw usage(`--${option} takes ${known.join(', ')}, not ${JSON.stringify(word)}.${didYouMean(word, known)}`);
    }
    return found;
  });
}

/** A whole number from 1. */
export function positive(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(value)) throw usage(`--${option} is a whole number from 1, not ${JSON.stringify(value)}.`);
  return Number(value);
}
