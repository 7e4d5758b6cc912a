import { type Condition, type JsonNode, jsonValueOf } from '@mcp-policy/engine';
import { between, compareDecimals, type Decimal, parseDecimal, plusOne, textOfDecimal } from './decimal.ts';

/** The values at which some condition may change its mind, and what lies between and beyond them. */
export interface Points {
  /** JSON texts of numbers: each that is named, one between each two neighbours, one beyond either end. */
  readonly numbers: readonly string[];
  readonly strings: readonly string[];
  /** JSON texts of the arrays and objects that are named. */
  readonly nested: readonly { readonly text: string; readonly object: boolean }[];
}

const most = 64;

/** Undefined where a number is out of all proportion, or there are too many values: then nothing is said. */
export function pointsOf(conditions: readonly Condition[]): Points | undefined {
  const numbers: Decimal[] = [];
  const strings = new Set<string>();
  const nested = new Map<string, boolean>();
  for (const { op, value } of conditions) {
    if (op === 'exists' || op === 'regex' || op === 'contains') continue;
    const equality = op === 'eq' || op === 'neq' || op === 'in' || op === 'not_in';
    const nodes = (op === 'in' || op === 'not_in') && value.type === 'array' ? value.items : [value];
    for (const node of nodes) {
      if (node.type === 'array' || node.type === 'object') nested.set(sourceOf(node), node.type === 'object');
      else if (!addScalar(node, equality, numbers, strings)) return undefined;
    }
  }
  if (numbers.length + strings.size + nested.size > most) return undefined;
  return {
    numbers: spread(numbers).map(textOfDecimal),
    strings: [...strings],
    nested: [...nested].map(([text, object]) => ({ text, object })),
  };
}

/** Scalars are equal when their text forms are, so a number is a point among the texts too, and the other way round. */
function addScalar(node: JsonNode, equality: boolean, numbers: Decimal[], strings: Set<string>): boolean {
  if (node.type === 'number') {
    const number = parseDecimal(node.source);
    const text = equality ? textForm(node.source) : '';
    if (!number || text === undefined) return false;
    numbers.push(number);
    if (equality) strings.add(text);
  } else if (node.type === 'string') {
    strings.add(node.value);
    // What is written like a number may be the text form of one.
    if (/^-?\d[\d.eE+-]*$/.test(node.value)) {
      const number = parseDecimal(node.value);
      if (number) numbers.push(number);
      else if (/[eE]/.test(node.value) || node.value.length > most) return false;
    }
  } else if (node.type === 'boolean') {
    strings.add(String(node.value));
  }
  return true;
}

/** The text form of a number of at most 15 digits, which a double keeps; undefined for others. */
function textForm(source: string): string | undefined {
  return /^-?[\d.]{1,16}$/.test(source) && source.replace(/[-.]/g, '').length <= 15
    ? String(Number(source) + 0)
    : undefined;
}

function spread(numbers: readonly Decimal[]): readonly Decimal[] {
  const sorted = [...numbers].sort(compareDecimals);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (!first || !last) return [{ digits: 0n, exponent: 0 }];
  const all = [plusOne(first, -1n)];
  for (const [index, number] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before) all.push(between(before, number));
    all.push(number);
  }
  return [...all, plusOne(last, 1n)];
}

/** A value of the policy as JSON, its numbers digit for digit. */
export function sourceOf(node: JsonNode): string {
  switch (node.type) {
    case 'number':
      return node.source;
    case 'array':
      return `[${node.items.map(sourceOf).join()}]`;
    case 'object':
      return `{${node.properties.map(({ key, value }) => `${JSON.stringify(key.value)}:${value ? sourceOf(value) : 'null'}`).join()}}`;
    default:
      return JSON.stringify(jsonValueOf(node));
  }
}
