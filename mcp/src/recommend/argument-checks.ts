import { isRecord, ownValue } from '../json.ts';
import { levelOf } from '../risk/levels.ts';
import type { Risk } from '../risk/model.ts';
import { verbAt } from '../risk/verb.ts';
import { nameWords } from '../risk/words.ts';
import type { Tool } from '../snapshot/model.ts';
import type { ArgumentCheck, CheckCondition } from './model.ts';
import { textPatternFor } from './text-patterns.ts';

/** A server may send thousands. */
const mostArguments = 200;
const mostChoices = 50;

/**
 * Checks of what a tool that runs something is given, as its input schema suggests them: to be offered, never to be added
 * unasked. Each belongs into `require`, so a call that leaves the argument out is denied too. None for another category.
 *
 * Only what the schema says at its top is read: an enumeration, the bounds of a number, a text whose name says what it holds.
 */
export function recommendChecks({ inputSchema }: Pick<Tool, 'inputSchema'>, risk: Risk): readonly ArgumentCheck[] {
  const properties = isRecord(inputSchema) ? ownValue(inputSchema, 'properties') : undefined;
  if (risk.category !== 'Execute' || !isRecord(properties)) return [];
  return Object.keys(properties)
    .slice(0, mostArguments)
    .flatMap((argument) => {
      const property = ownValue(properties, argument);
      // A key with a dot in it cannot be addressed (docs/language.md, 2. Conditions).
      if (argument === '' || argument.includes('.') || !isRecord(property)) return [];
      return checkOf(argument, property) ?? [];
    });
}

function checkOf(argument: string, property: Readonly<Record<string, unknown>>): ArgumentCheck | undefined {
  const choices = ownValue(property, 'enum');
  if (Array.isArray(choices)) return choiceCheck(argument, choices);
  const type = ownValue(property, 'type');
  if (type === 'number' || type === 'integer') return boundCheck(argument, property);
  const text = type === 'string' ? textPatternFor(argument, ownValue(property, 'description')) : undefined;
  if (text === undefined) return undefined;
  const conditions = [{ path: `args.${argument}`, op: 'regex', value: text.pattern }] as const;
  return { argument, kind: text.kind, conditions, left: [] };
}

/** The values of an enumeration, without those that name something worse than running. */
function choiceCheck(argument: string, choices: readonly unknown[]): ArgumentCheck | undefined {
  const values = choices.filter((choice) => typeof choice === 'string' || typeof choice === 'number');
  if (values.length === 0 || values.length < choices.length || values.length > mostChoices) return undefined;
  const left = values.filter((value) => typeof value === 'string' && isGrave(value));
  const kept = left.length < values.length ? values.filter((value) => !left.includes(value)) : values;
  const conditions = [{ path: `args.${argument}`, op: 'in', value: kept }] as const;
  return { argument, kind: 'choice', conditions, left: kept === values ? [] : left.map(String) };
}

function isGrave(choice: string): boolean {
  const verb = verbAt(nameWords(choice, 64), 0, false);
  return verb !== undefined && levelOf(verb.category) === 'Critical';
}

/** The bounds that the schema itself gives: any other number would be made up. */
function boundCheck(argument: string, property: Readonly<Record<string, unknown>>): ArgumentCheck | undefined {
  const path = `args.${argument}`;
  const conditions = (
    [
      ['minimum', 'gte'],
      ['exclusiveMinimum', 'gt'],
      ['maximum', 'lte'],
      ['exclusiveMaximum', 'lt'],
    ] as const
  ).flatMap(([key, op]): readonly CheckCondition[] => {
    const value = ownValue(property, key);
    return typeof value === 'number' && Number.isFinite(value) ? [{ path, op, value }] : [];
  });
  const bounded = conditions.some(({ op }) => op === 'lte' || op === 'lt');
  return bounded ? { argument, kind: 'bound', conditions, left: [] } : undefined;
}
