/** `eq` (docs/language.md, 2. Conditions), compiled for the value of one condition. */
import { compareNumbers, ExactNumber } from './decimal.ts';
import { isList, isObject, type JsonValue, numberOf } from './value.ts';

/** Whether a present argument is `eq` to the policy's value. `undecidable`: it may be, a rounded number stands in it. */
export type Verdict = boolean | 'undecidable';
export interface Matcher {
  readonly match: (argument: unknown) => Verdict;
  /** Decides texts and booleans alone, without a call of `match`. */
  readonly scalars: ReadonlySet<unknown>;
}

/**
 * Matches an argument that is `eq` to one of `values`.
 *
 * Two scalars are equal when their text forms are; for two numbers that is the same as numeric equality, since the text
 * form is made from the exact value alone. So all scalars are found with one look into a set, which also holds the
 * plain number behind each text and the boolean, lest they be written out for every call.
 */
export function equalToSome(values: readonly JsonValue[]): Matcher {
  const scalars = new Set<unknown>();
  const nested: JsonValue[] = [];
  for (const value of values) {
    if (value === null) scalars.add(null);
    else if (typeof value === 'object' && !(value instanceof ExactNumber)) nested.push(value);
    else addText(scalars, String(value));
  }
  const match = (argument: unknown): Verdict => {
    if (typeof argument === 'string' || typeof argument === 'boolean' || argument === null)
      return scalars.has(argument);
    const number = numberOf(argument);
    if (number === 'undecidable') return number;
    if (number !== undefined) return scalars.has(typeof number === 'number' ? number : String(number));
    return nested.length === 0 ? false : someDeeplyEqual(argument, nested);
  };
  return { match, scalars };
}

function addText(scalars: Set<unknown>, text: string): void {
  scalars.add(text);
  if (text === 'true' || text === 'false') scalars.add(text === 'true');
  const number = Number(text);
  if (Number.isFinite(number) && String(number) === text) scalars.add(number);
}

function someDeeplyEqual(argument: unknown, values: readonly JsonValue[]): Verdict {
  let verdict: Verdict = false;
  for (const value of values) {
    const equal = deeplyEqual(argument, value);
    if (equal === true) return true;
    if (equal === 'undecidable') verdict = equal;
  }
  return verdict;
}

/** Arrays and objects: numbers numerically, nothing coerced. Never deeper than the policy's own value. */
export function deeplyEqual(argument: unknown, value: JsonValue): Verdict {
  const number = numberOf(argument);
  if (number === 'undecidable') return number;
  if (number !== undefined) return isNumber(value) && compareNumbers(number, value) === 0;
  if (isList(value)) {
    if (!isList(argument) || argument.length !== value.length) return false;
    return every(value.map((item, index) => deeplyEqual(argument[index], item)));
  }
  if (value instanceof Map) {
    if (!isObject(argument)) return false;
    // A key without a value is no key of JSON.
    const keys = Object.keys(argument).filter((key) => argument[key] !== undefined);
    if (keys.length !== value.size || !keys.every((key) => value.has(key))) return false;
    return every([...value].map(([key, item]) => deeplyEqual(argument[key], item)));
  }
  return argument === value;
}

function isNumber(value: JsonValue): value is number | ExactNumber {
  return typeof value === 'number' || value instanceof ExactNumber;
}

/** Kleene's conjunction: what is false somewhere is false, whatever a rounded number was. */
function every(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.includes('undecidable') ? 'undecidable' : true;
}
