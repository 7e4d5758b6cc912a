import type { Operator } from '@mcp-policy/engine';

const numbers = ['number', 'integer'];

/** The JSON Schema types that an operator can read; the others read any (docs/language.md, 2. Conditions). */
export const readableTypes: Readonly<Partial<Record<Operator, readonly string[]>>> = {
  lt: numbers,
  lte: numbers,
  gt: numbers,
  gte: numbers,
  regex: ['string'],
  contains: ['string', 'array'],
};

/**
 * Whether an operator can read an argument of these JSON Schema types; of none, which stands for any, always. `null` is what an
 * argument is when it is not given: no operator is expected to read it.
 */
export function canRead(op: Operator, types: readonly string[]): boolean {
  const reads = readableTypes[op];
  const given = types.filter((type) => type !== 'null');
  return !reads || given.length === 0 || given.some((type) => reads.includes(type));
}
