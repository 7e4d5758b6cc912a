import { byCodeUnit } from './text.ts';

export type JsonRecord = Readonly<Record<string, unknown>>;

/** Deeper than this, nobody reads a schema, and everything that walks one would have to fear for its stack. */
export const deepestJson = 100;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own property `key`, so that `__proto__` and `constructor` are names like any other. */
export function ownValue(record: JsonRecord, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

export function ownText(record: JsonRecord, key: string): string | undefined {
  const value = ownValue(record, key);
  return typeof value === 'string' ? value : undefined;
}

/** True when no array or object lies deeper than `most` levels. Walks without recursion: the value is hostile. */
export function isShallow(value: unknown, most: number = deepestJson): boolean {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth >= most) return false;
    for (const inner of Object.values(next.value)) open.push({ value: inner, depth: next.depth + 1 });
  }
  return true;
}

/**
 * The same JSON value with the keys of every object sorted by code unit: two listings that differ only in the order in
 * which a server wrote its keys become one text. Recursive: only for values that are `isShallow`.
 */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isRecord(value)) return value;
  // `fromEntries` defines own properties, so a key called `__proto__` stays one.
  return Object.fromEntries(
    Object.keys(value)
      .sort(byCodeUnit)
      .map((key) => [key, sortKeys(value[key])]),
  );
}

/** One text for one JSON value, whatever the order of its keys. Undefined stands for an absent value. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(sortKeys(value)) ?? '';
}
