/** One condition as a function of the arguments (docs/language.md, 2. Conditions). */
import type { Condition } from '../policy/model.ts';
import type { JsonNode } from '../syntax/nodes.ts';
import { compareNumbers, ExactNumber } from './decimal.ts';
import { equalToSome, type Matcher } from './equality.ts';
import { compilePattern } from './pattern.ts';
import { type ArgumentObject, constantOf, isList, type JsonValue, numberOf, read, readKey } from './value.ts';

export type Test = (args: ArgumentObject) => boolean;
type ValueTest = (argument: unknown) => boolean;

/** What a test answers when it can not read the argument: always the answer that leads to a denial, or to a person. */
export interface Failing {
  /** A type that the operator does not read: false in `require`, true in `deny_if` and `approve_if`. */
  readonly unreadable: boolean;
  /** A number that was rounded before it came here. */
  readonly undecidable: boolean;
}

/**
 * Two calls a condition, one for the path and one for the operator, and no more on the way that well-typed arguments take:
 * this is where decisions spend their time.
 */
export function compileCondition(condition: Condition, failing: Failing): Test {
  const test = valueTest(condition, failing);
  const { keys } = condition.path;
  const [first, second] = keys;
  if (first === undefined || keys.length > 2) return (args) => test(read(args, keys));
  if (second !== undefined)
    return (args) => test(readKey(Object.hasOwn(args, first) ? args[first] : undefined, second));
  return (args) => test(Object.hasOwn(args, first) ? args[first] : undefined);
}

/** The answer when the argument is missing; `exists` alone can be true. */
export function whenMissing({ op, value }: Condition): boolean {
  return op === 'exists' && value.type === 'boolean' && !value.value;
}

function valueTest({ op, value }: Condition, failing: Failing): ValueTest {
  switch (op) {
    case 'eq':
      return equals([constantOf(value)], true, failing);
    case 'neq':
      return equals([constantOf(value)], false, failing);
    case 'in':
      return equals(items(value), true, failing);
    case 'not_in':
      return equals(items(value), false, failing);
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return ordered(op, constantOf(value), failing);
    case 'regex':
      return matchesPattern(value, failing);
    case 'contains':
      return contains(value, failing);
    case 'exists':
      return value.type === 'boolean' && value.value
        ? (argument) => argument !== undefined && argument !== null
        : (argument) => argument === undefined || argument === null;
  }
}

function items(value: JsonNode) {
  return value.type === 'array' ? value.items.map(constantOf) : [];
}

/** Present, and `eq` to some of `values`, or to none when `wanted` is false. */
function equals(values: readonly JsonValue[], wanted: boolean, { undecidable }: Failing): ValueTest {
  const matcher = equalToSome(values);
  const { scalars } = matcher;
  return (argument) => {
    if (typeof argument === 'string' || typeof argument === 'boolean') return scalars.has(argument) === wanted;
    if (argument === undefined) return false;
    const verdict = matcher.match(argument);
    return verdict === 'undecidable' ? undecidable : verdict === wanted;
  };
}

type Order = 'lt' | 'lte' | 'gt' | 'gte';

const largest = Number.MAX_SAFE_INTEGER;

function ordered(op: Order, bound: JsonValue, failing: Failing): ValueTest {
  const rare = orderedExactly(op, bound, failing);
  if (typeof bound !== 'number') return rare;
  // Plain numbers up to 2^53 - 1 compare exactly (decimal.ts); `rare` sees everything else.
  const isPlain = (argument: unknown): argument is number =>
    typeof argument === 'number' && argument <= largest && argument >= -largest;
  switch (op) {
    case 'lt':
      return (argument) => (isPlain(argument) ? argument < bound : rare(argument));
    case 'lte':
      return (argument) => (isPlain(argument) ? argument <= bound : rare(argument));
    case 'gt':
      return (argument) => (isPlain(argument) ? argument > bound : rare(argument));
    case 'gte':
      return (argument) => (isPlain(argument) ? argument >= bound : rare(argument));
  }
}

const holdsFor: Record<Order, (order: number) => boolean> = {
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
};

function orderedExactly(op: Order, bound: JsonValue, { unreadable, undecidable }: Failing): ValueTest {
  const holds = holdsFor[op];
  return (argument) => {
    if (argument === undefined || argument === null) return false;
    const number = numberOf(argument);
    if (number === undefined) return unreadable;
    if (number === 'undecidable') return undecidable;
    if (typeof bound !== 'number' && !(bound instanceof ExactNumber)) return unreadable;
    return holds(compareNumbers(number, bound));
  };
}

function matchesPattern(value: JsonNode, { unreadable }: Failing): ValueTest {
  if (value.type !== 'string') return () => unreadable;
  const test = compilePattern(value.value);
  return (argument) => {
    if (typeof argument === 'string') return test(argument);
    return argument !== undefined && argument !== null && unreadable;
  };
}

function contains(value: JsonNode, { unreadable, undecidable }: Failing): ValueTest {
  const wanted = value.type === 'string' ? value.value : undefined;
  const element = equalToSome([constantOf(value)]);
  return (argument) => {
    if (typeof argument === 'string') return wanted === undefined ? unreadable : argument.includes(wanted);
    if (isList(argument)) return containsElement(argument, element, undecidable);
    return argument !== undefined && argument !== null && unreadable;
  };
}

function containsElement(list: readonly unknown[], { scalars, match }: Matcher, undecidable: boolean): boolean {
  let answer = false;
  for (let i = 0; i < list.length; i++) {
    const element = list[i];
    if (typeof element === 'string') {
      if (scalars.has(element)) return true;
      continue;
    }
    const verdict = match(element);
    if (verdict === true) return true;
    if (verdict === 'undecidable') answer = undecidable;
  }
  return answer;
}
