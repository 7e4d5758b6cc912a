/**
 * One condition, interpreted step by step. Nothing is shared with condition.ts but the values themselves: the two are
 * tested to agree.
 */
import type { Condition, Operator } from '../policy/model.ts';
import { compareNumbers, ExactNumber } from './decimal.ts';
import { deeplyEqual } from './equality.ts';
import type { ExplainedCondition, Seen, Truth } from './explanation.ts';
import { jsonText } from './json-text.ts';
import type { RuleList } from './names.ts';
import { PartialArguments } from './partial.ts';
import { linearPattern } from './pattern.ts';
import { type ArgumentObject, constantOf, isList, type JsonValue, numberOf, read } from './value.ts';

type Outcome = boolean | 'unreadable' | 'undecidable';

/** `at` is the condition's place. */
export function explainCondition(
  condition: Condition,
  at: string,
  list: RuleList,
  args: ArgumentObject | PartialArguments,
): ExplainedCondition {
  const { path, op } = condition;
  const value = constantOf(condition.value);
  const { seen, outcome } = look(condition, value, args);
  const result = truthOf(outcome, list);
  return {
    path: path.text,
    op,
    value: jsonText(value),
    at,
    seen,
    result,
    note: outcome === 'unreadable' || outcome === 'undecidable' ? outcome : undefined,
    flip: result === 'true' ? whatFails(op, jsonText(value), list) : whatHolds(op, jsonText(value)),
  };
}

function look(
  { path, op }: Condition,
  value: JsonValue,
  args: ArgumentObject | PartialArguments,
): { seen: Seen; outcome: Outcome | undefined } {
  if (args instanceof PartialArguments && !args.isMissing(path))
    return { seen: { kind: 'unknown' }, outcome: undefined };
  const argument = args instanceof PartialArguments ? undefined : read(args, path.keys);
  if (argument === undefined) return { seen: { kind: 'missing' }, outcome: op === 'exists' && value === false };
  return { seen: { kind: 'value', text: jsonText(argument) }, outcome: outcomeOf(op, argument, value) };
}

/** What can not be read leads to a denial, or to a person (docs/language.md, 2. Conditions). */
function truthOf(outcome: Outcome | undefined, list: RuleList): Truth {
  if (outcome === undefined) return 'unknown';
  const holds = typeof outcome === 'boolean' ? outcome : list !== 'require';
  return holds ? 'true' : 'false';
}

function outcomeOf(op: Operator, argument: unknown, value: JsonValue): Outcome {
  switch (op) {
    case 'eq':
      return equal(argument, value);
    case 'neq':
      return not(equal(argument, value));
    case 'in':
      return oneOf(argument, value);
    case 'not_in':
      return not(oneOf(argument, value));
    case 'exists':
      return (argument !== null) === value;
    case 'regex':
      if (argument === null) return false;
      return typeof argument === 'string' && typeof value === 'string' ? linearPattern(value)(argument) : 'unreadable';
    case 'contains':
      if (argument === null) return false;
      if (isList(argument)) return some(argument.map((element) => equal(element, value)));
      return typeof argument === 'string' && typeof value === 'string' ? argument.includes(value) : 'unreadable';
    default:
      return compared(op, argument, value);
  }
}

function compared(op: Operator, argument: unknown, value: JsonValue): Outcome {
  if (argument === null) return false;
  const number = numberOf(argument);
  if (number === undefined || (typeof value !== 'number' && !(value instanceof ExactNumber))) return 'unreadable';
  if (number === 'undecidable') return number;
  const order = compareNumbers(number, value);
  if (order === 0) return op === 'lte' || op === 'gte';
  return order < 0 ? op === 'lt' || op === 'lte' : op === 'gt' || op === 'gte';
}

function equal(argument: unknown, value: JsonValue): boolean | 'undecidable' {
  const number = numberOf(argument);
  if (number === 'undecidable') return number;
  if (argument === null || value === null) return argument === value;
  const scalar = number ?? argument;
  const text = isScalar(scalar) ? String(scalar) : undefined;
  if (text !== undefined || isScalar(value)) return isScalar(value) && text === String(value);
  return deeplyEqual(argument, value);
}

function isScalar(value: unknown): value is string | boolean | number | ExactNumber {
  return (
    typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' || value instanceof ExactNumber
  );
}

function oneOf(argument: unknown, value: JsonValue): boolean | 'undecidable' {
  if (numberOf(argument) === 'undecidable') return 'undecidable';
  return isList(value) ? some(value.map((item) => equal(argument, item))) : false;
}

function some(outcomes: readonly (boolean | 'undecidable')[]): boolean | 'undecidable' {
  if (outcomes.includes(true)) return true;
  return outcomes.includes('undecidable') ? 'undecidable' : false;
}

function not(outcome: boolean | 'undecidable'): boolean | 'undecidable' {
  return outcome === 'undecidable' ? outcome : !outcome;
}

/** What an argument must be for the operator to hold. */
function whatHolds(op: Operator, value: string): string {
  const holds: Record<Operator, string> = {
    eq: `equal to ${value}`,
    neq: `present and not equal to ${value}`,
    in: `one of ${value}`,
    not_in: `present and none of ${value}`,
    lt: `a number less than ${value}`,
    lte: `a number of at most ${value}`,
    gt: `a number greater than ${value}`,
    gte: `a number of at least ${value}`,
    regex: `a string that matches ${value}`,
    contains: `a string or list that contains ${value}`,
    exists: value === 'true' ? 'present and not null' : 'absent or null',
  };
  return holds[op];
}

/** What an argument must be for the operator not to hold; a wrong type helps in `require` only. */
function whatFails(op: Operator, value: string, list: RuleList): string {
  const otherType = list === 'require' ? ', or of another type' : '';
  const fails: Record<Operator, string> = {
    eq: `absent, or not equal to ${value}`,
    neq: `absent, or equal to ${value}`,
    in: `absent, or none of ${value}`,
    not_in: `absent, or one of ${value}`,
    lt: `absent, null, or a number of at least ${value}${otherType}`,
    lte: `absent, null, or a number greater than ${value}${otherType}`,
    gt: `absent, null, or a number of at most ${value}${otherType}`,
    gte: `absent, null, or a number less than ${value}${otherType}`,
    regex: `absent, null, or a string that does not match ${value}${otherType}`,
    contains: `absent, null, or a string or list that does not contain ${value}${otherType}`,
    exists: value === 'true' ? 'absent or null' : 'present and not null',
  };
  return fails[op];
}
