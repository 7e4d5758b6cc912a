/** Values as JSON text, for people. */
import { ExactNumber } from './decimal.ts';
import { isList, isObject } from './value.ts';

const deepest = 16;
const longest = 1000;

/** JSON text with every digit of a number. Cut with `…` where it is deep or long; a caller's cycle ends there too. */
export function jsonText(value: unknown): string {
  const text = write(value, 0);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function write(value: unknown, depth: number): string {
  if (value instanceof Map) return writeMembers([...value], depth);
  if (isList(value))
    return depth > deepest
      ? '[…]'
      : `[${value
          .slice(0, longest)
          .map((item) => write(item, depth + 1))
          .join(',')}]`;
  if (isObject(value)) return writeMembers(Object.entries(value), depth);
  if (value instanceof ExactNumber || typeof value === 'number' || typeof value === 'bigint') return String(value);
  return JSON.stringify(value) ?? 'null';
}

function writeMembers(members: readonly (readonly [unknown, unknown])[], depth: number): string {
  if (depth > deepest) return '{…}';
  const texts = members.slice(0, longest).map(([key, value]) => `${JSON.stringify(key)}:${write(value, depth + 1)}`);
  return `{${texts.join(',')}}`;
}
