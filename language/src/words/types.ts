import type { Types } from '../judgement/schema-types.ts';

/** "string or null"; "any type" where nothing is known. */
export function typeWords(types: Types): string {
  return types.length === 0 ? 'any type' : types.join(' or ');
}
