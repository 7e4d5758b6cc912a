import type { Json } from './json.ts';
import type { Block } from './parse.ts';

/** What a step's block says; a step without one says nothing. */
export const textOf = (block: Block | undefined): string => block?.text ?? '';

export function jsonOf(block: Block | undefined, fallback: Json = null): Json {
  return block ? JSON.parse(block.text) : fallback;
}
