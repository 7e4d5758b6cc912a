import { isRecord, ownValue } from '../json.ts';
import type { Tool } from '../snapshot/model.ts';
import { type Attack, attacksByArgument, attacksByCategory } from './lexicon/attacks.ts';
import type { Category } from './model.ts';
import { nameWords } from './words.ts';

const mostArguments = 200;
const mostAttacks = 3;

/**
 * The attacks that are known on tools of this kind: by its category, and by the arguments that take free text. At most
 * three, none twice; what the arguments tell comes first, since it is the more exact.
 */
export function attacksOn({ inputSchema }: Pick<Tool, 'inputSchema'>, category: Category): readonly Attack[] {
  const found = new Map<string, Attack>();
  const names = freeTextArguments(inputSchema);
  for (const { words, attack } of attacksByArgument) {
    // A query that only reads is a search as often as it is SQL.
    if (attack.id === 'MCP05:2025' && category !== 'Execute') continue;
    const fits = names.some((name) => nameWords(name, 64).some(({ text }) => words.has(text)));
    if (fits && !found.has(attack.id)) found.set(attack.id, attack);
  }
  for (const attack of attacksByCategory[category]) if (!found.has(attack.id)) found.set(attack.id, attack);
  return [...found.values()].slice(0, mostAttacks);
}

function freeTextArguments(schema: Tool['inputSchema']): readonly string[] {
  const properties = isRecord(schema) ? ownValue(schema, 'properties') : undefined;
  if (!isRecord(properties)) return [];
  return Object.entries(properties)
    .slice(0, mostArguments)
    .flatMap(([name, property]) => (takesFreeText(property) ? [name] : []));
}

function takesFreeText(property: unknown): boolean {
  if (!isRecord(property)) return true;
  if (Array.isArray(ownValue(property, 'enum')) || Object.hasOwn(property, 'const')) return false;
  const type = ownValue(property, 'type');
  return (
    type === undefined || type === 'string' || type === 'array' || (Array.isArray(type) && type.includes('string'))
  );
}
