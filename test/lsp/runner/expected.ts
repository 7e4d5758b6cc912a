import { isArray, isObject, type Json } from './json.ts';

/** Stands for any text within a string, and for any further items at the end of an array. */
const anything = '…';

/**
 * What of an answer a scenario looks at: the keys that it names, and all items of an array, unless it ends with `"…"`. A `null` is
 * satisfied by a key that is absent. The answer is as expected when this is equal to what is expected; when not, it is what the
 * scenario would have to say.
 */
export function lookedAt(actual: Json, expected: Json): Json {
  if (typeof expected === 'string') return typeof actual === 'string' && fits(actual, expected) ? expected : actual;
  if (isArray(expected) && isArray(actual)) {
    const isOpen = expected.at(-1) === anything;
    const named = isOpen ? expected.slice(0, -1) : expected;
    const items = isOpen ? actual.slice(0, named.length) : actual;
    const seen = items.map((item, index) => lookedAt(item, named[index] ?? named.at(-1) ?? item));
    return isOpen ? [...seen, anything] : seen;
  }
  if (isObject(expected) && isObject(actual)) {
    const seen = Object.entries(expected).flatMap(([key, one]): [string, Json][] => {
      const value = actual[key] ?? null;
      return key in actual || one === null ? [[key, lookedAt(value, one)]] : [];
    });
    return Object.fromEntries(seen);
  }
  return actual;
}

/** Whether a text is as expected, where `…` stands for any text. */
export function fits(actual: string, expected: string): boolean {
  const parts = expected.split(anything).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`).test(actual);
}
