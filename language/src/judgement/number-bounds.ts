import type { Condition } from '@mcp-policy/engine';
import type { Argument } from './arguments.ts';

/** The least and the greatest number that an argument may be; where `open`, only almost. */
export interface Bounds {
  readonly least: number;
  readonly leastOpen: boolean;
  readonly greatest: number;
  readonly greatestOpen: boolean;
}

/** What one plain schema of numbers says. Undefined for any other argument, and for one that may have several schemas. */
export function boundsOf({ types, schemas }: Argument): Bounds | undefined {
  const [schema, second] = schemas;
  if (second !== undefined || typeof schema !== 'object' || types.length === 0) return undefined;
  if (!types.every((type) => type === 'number' || type === 'integer')) return undefined;
  // With a reference or alternatives beside it, more than these words would have to be read.
  if (['$ref', 'allOf', 'anyOf', 'oneOf'].some((word) => Object.hasOwn(schema, word))) return undefined;
  const least = numberOr(schema.minimum, -Infinity);
  const above = numberOr(schema.exclusiveMinimum, -Infinity);
  const greatest = numberOr(schema.maximum, Infinity);
  const below = numberOr(schema.exclusiveMaximum, Infinity);
  return {
    least: Math.max(least, above),
    leastOpen: above >= least,
    greatest: Math.min(greatest, below),
    greatestOpen: below <= greatest,
  };
}

/** Whether a comparison holds for every number within the bounds. */
export function certainlyWithin({ op, value }: Condition, bounds: Bounds): boolean {
  if (value.type !== 'number') return false;
  const { least, leastOpen, greatest, greatestOpen } = bounds;
  const bound = value.value;
  if (op === 'gte') return least >= bound;
  if (op === 'gt') return least > bound || (leastOpen && least === bound);
  if (op === 'lte') return greatest <= bound;
  return op === 'lt' && (greatest < bound || (greatestOpen && greatest === bound));
}

const opposite = { gte: 'lt', gt: 'lte', lte: 'gt', lt: 'gte' } as const;

/** Whether a comparison holds for no number within the bounds. */
export function certainlyBeyond(condition: Condition, bounds: Bounds): boolean {
  const { op } = condition;
  if (op !== 'gte' && op !== 'gt' && op !== 'lte' && op !== 'lt') return false;
  return certainlyWithin({ ...condition, op: opposite[op] }, bounds);
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
