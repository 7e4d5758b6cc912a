/**
 * JSON values as decisions see them. Arguments come either from their source text (arguments.ts), with numbers exact, or
 * as plain JavaScript values from a caller who parsed them.
 */
import type { JsonNode } from '../syntax/nodes.ts';
import { ExactNumber, isDecidable, parseNumber } from './decimal.ts';

/** An object of arguments. Only own properties count; `__proto__` is a name like any other, and `undefined` is missing. */
export type ArgumentObject = Readonly<Record<string, unknown>>;

/** A value of the policy document. */
export type JsonValue =
  | null
  | boolean
  | string
  | number
  | ExactNumber
  | readonly JsonValue[]
  | ReadonlyMap<string, JsonValue>;

/** The value of a node of the policy, numbers exact. */
export function constantOf(node: JsonNode): JsonValue {
  switch (node.type) {
    case 'null':
      return null;
    case 'number':
      return parseNumber(node.source);
    case 'array':
      return node.items.map(constantOf);
    case 'object':
      return new Map(
        node.properties.map(({ key, value }) => [key.value, value === undefined ? null : constantOf(value)]),
      );
    default:
      return node.value;
  }
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Arrays are no objects here, and neither are numbers. */
export function isObject(value: unknown): value is ArgumentObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
}

/**
 * What stands at `keys`, or `undefined` when it is missing: own properties of objects only. An `ExactNumber` needs no
 * look, since it has no own properties.
 */
export function read(args: ArgumentObject, keys: readonly string[]): unknown {
  let value: unknown = args;
  for (const key of keys) value = readKey(value, key);
  return value;
}

export function readKey(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key))
    return undefined;
  return (value as ArgumentObject)[key];
}

/**
 * The exact number behind a value: `undefined` when it is no number, `undecidable` when it was rounded before it came
 * here (docs/language.md, 2. Conditions: Numbers).
 */
export function numberOf(value: unknown): number | ExactNumber | 'undecidable' | undefined {
  if (typeof value === 'number') return isDecidable(value) ? value : 'undecidable';
  if (value instanceof ExactNumber) return value;
  if (typeof value === 'bigint') return parseNumber(String(value));
  // Nothing that JSON could have said: it is not known what was meant.
  if (typeof value === 'function' || typeof value === 'symbol') return 'undecidable';
  return undefined;
}
