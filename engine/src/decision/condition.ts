/** One condition as a function of the arguments (docs/language.md, 2. Conditions). */
import type { Condition } from '../policy/model.ts';
import type { JsonNode } from '../syntax/nodes.ts';
import { compareNumbers, ExactNumber } from './decimal.ts';
import { equalToSome, type Matcher } from './equality.ts';
import { compilePattern } from './pattern.ts';
import { type ArgumentObject, constantOf, isList, numberOf, reader } from './value.ts';

export type Test = (args: ArgumentObject) => boolean;
type ValueTest = (argument: unknown) => boolean;

/** What a test answers when it can not read the argument: always the answer that leads to a denial, or to a person. */
export interface Failing {
  /** A type that the operator does not read: false in `require`, true in `deny_if` and `approve_if`. */
  readonly unreadable: boolean;
  /** A number that was rounded before it came here. */
  readonly undecidable: boolean;
}

export function compileCondition(condition: Condition, failing: Failing): Test {
  const argument = reader(condition.path.keys);
  const test = valueTest(condition, failing);
  return (args) => test(argument(args));
}

/** The answer when the argument is missing; `exists` alone can be true. */
export function whenMissing({ op, value }: Condition): boolean {
  return op === 'exists' && value.type === 'boolean' && !value.value;
}

function valueTest({ op, value }: Condition, failing: Failing): ValueTest {
  switch (op) {
    case 'eq':
      return matches(equalToSome([constantOf(value)]), failing);
    case 'neq':
      return differs(equalToSome([constantOf(value)]), failing);
    case 'in':
      return matches(equalToSome(items(value)), failing);
    case 'not_in':
      return differs(equalToSome(items(value)), failing);
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

function matches(equals: Matcher, { undecidable }: Failing): ValueTest {
  return (argument) => {
    if (argument === undefined) return false;
    const verdict = equals(argument);
    return verdict === 'undecidable' ? undecidable : verdict;
  };
}

function differs(equals: Matcher, { undecidable }: Failing): ValueTest {
  return (argument) => {
    if (argument === undefined) return false;
    const verdict = equals(argument);
    return verdict === 'undecidable' ? undecidable : !verdict;
  };
}

type Order = 'lt' | 'lte' | 'gt' | 'gte';

const holdsFor: Record<Order, (order: number) => boolean> = {
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
};

function ordered(op: Order, bound: unknown, { unreadable, undecidable }: Failing): ValueTest {
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
  const equals = equalToSome([constantOf(value)]);
  return (argument) => {
    if (typeof argument === 'string') return wanted === undefined ? unreadable : argument.includes(wanted);
    if (isList(argument)) return containsElement(argument, equals, undecidable);
    return argument !== undefined && argument !== null && unreadable;
  };
}

function containsElement(list: readonly unknown[], equals: Matcher, undecidable: boolean): boolean {
  let answer = false;
  for (const element of list) {
    const verdict = equals(element);
    if (verdict === true) return true;
    if (verdict === 'undecidable') answer = undecidable;
  }
  return answer;
}
