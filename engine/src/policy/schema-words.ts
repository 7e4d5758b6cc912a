import type { ProblemData, UnplacedProblem } from '../problem.ts';
import type { JsonNode, PropertyNode, Span } from '../syntax/nodes.ts';
import { memberOf } from '../syntax/values.ts';
import { nearest } from './nearest.ts';
import { olderKey, olderWindow } from './older-spelling.ts';
import { keysOf, nameOfKind, type ObjectKind, valuesOf } from './vocabulary.ts';

/** What each key must hold, and what it means for the policy's reader that it does not. */
const fields: Readonly<Record<string, readonly [is: string, effect: string]>> = {
  $schema: ['a text', 'editors cannot find the schema'],
  description: ['a text', 'no reader can show it'],
  version: ['the text "1"', 'no reader can tell what the rules mean'],
  default: ['"allow" or "deny"', 'nothing decides a tool that is not listed'],
  hide: ['a list of tool names, such as ["delete_account"]', 'no tool is hidden'],
  all_tools: ['an object with "limits" in it', 'nothing limits all calls together'],
  tools: ['an object: tool names as keys, their rules as values', 'no tool is listed'],
  require: ['a list of rules', 'nothing is required of a call'],
  deny_if: ['a list of rules', 'it denies no call'],
  approve_if: ['a list of rules', 'nobody is asked to agree'],
  limits: ['a list of limits', 'nothing is limited'],
  conditions: ['a list of conditions', 'nothing says when the rule applies'],
  on_deny: ['a text', 'the agent is not told why it was denied'],
  path: ['a text such as "args.amount"', 'the condition reads no argument'],
  op: ['an operator', 'the condition compares nothing'],
  counter: ['a text: the name of the count', 'nothing is counted'],
  window: ['"minute", "hour" or "day"', 'the limit has no time to hold for'],
  max: ['a number of at least 0', 'the limit stops nothing'],
  scope: ['"grant"', 'nothing says whose calls are counted'],
  increment_from: ['a text such as "args.amount"', 'no amount is added up'],
};

/** What each key is for, where it is required and absent. */
const missing: Readonly<Record<string, string>> = {
  version: 'Without it no reader can tell what the rules mean. Add "version": "1".',
  default: 'Nothing decides the tools that are not listed. Add "default": "deny" to allow only those that are.',
  conditions: 'Nothing says when this rule applies. Add "conditions": a list, which is empty for "always".',
  path: 'The condition reads no argument. Add "path", such as "args.amount".',
  op: 'The condition compares nothing. Add "op", such as "eq" or "gt".',
  value: 'There is nothing to compare the argument with. Add "value".',
  counter: 'Nothing is counted without a name. Add "counter", such as "search_rate".',
  window: 'The limit has no time to hold for. Add "window": "minute", "hour" or "day".',
  max: 'The limit stops nothing. Add "max": the most that a window may count.',
  scope: 'Nothing says whose calls are counted together. Add "scope": "grant".',
};

const typeNames: Readonly<Record<JsonNode['type'], string>> = {
  array: 'a list',
  object: 'an object',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
};

/** How messages name the keys that hold one of a few words. */
const wordNames: Readonly<Record<string, string>> = { op: 'operator' };

/** What people write for an operator who know it from another language. */
const operatorAliases: ReadonlyMap<string, string> = new Map([
  ['=', 'eq'],
  ['==', 'eq'],
  ['===', 'eq'],
  ['equals', 'eq'],
  ['is', 'eq'],
  ['!=', 'neq'],
  ['!==', 'neq'],
  ['ne', 'neq'],
  ['not_equals', 'neq'],
  ['<', 'lt'],
  ['<=', 'lte'],
  ['le', 'lte'],
  ['>', 'gt'],
  ['>=', 'gte'],
  ['ge', 'gte'],
  ['one_of', 'in'],
  ['nin', 'not_in'],
  ['matches', 'regex'],
  ['match', 'regex'],
  ['pattern', 'regex'],
  ['includes', 'contains'],
  ['present', 'exists'],
]);

/** What people write for a key who know it from another language. */
const keyAliases: ReadonlyMap<string, string> = new Map([
  ['field', 'path'],
  ['arg', 'path'],
  ['argument', 'path'],
  ['operator', 'op'],
  ['message', 'on_deny'],
  ['deny', 'deny_if'],
]);

export function error(code: string, span: Span, message: string, data?: ProblemData): UnplacedProblem {
  const { offset, length } = span;
  return { code, severity: 'error', message, offset, length, ...(data ? { data } : {}) };
}

export function missingKey(key: string, node: JsonNode, kind: ObjectKind): UnplacedProblem {
  const place = { offset: node.offset, length: Math.min(1, node.length) };
  const why = missing[key] ?? `Add ${quote(key)}.`;
  return error('schema/missing-key', place, `${quote(key)} is missing in ${nameOfKind[kind]}. ${why}`, { key });
}

/** Whether an object has a condition's keys where a rule belongs. */
export function isBareCondition(node: JsonNode): boolean {
  if (node.type !== 'object' || memberOf(node, 'conditions')) return false;
  return node.properties.some(({ key }) => ['path', 'op'].includes(keyAliases.get(key.value) ?? key.value));
}

/** A condition that stands where its rule belongs: one fault, though each of its keys is unknown there. */
export function bareCondition(node: JsonNode): UnplacedProblem {
  const message =
    'A condition stands here without its rule, so nothing says when the rule applies. Put it into "conditions": [ … ] of a rule.';
  return error('schema/missing-key', node, message, { key: 'conditions', found: 'condition' });
}

/** Undefined when another key's problem covers it. */
export function unknownKey(property: PropertyNode, node: JsonNode, kind: ObjectKind): UnplacedProblem | undefined {
  const older = olderKey(property, node, kind);
  if (older === 'part-of-another') return undefined;
  if (older) return older;
  const key = property.key.value;
  const keys = keysOf[kind];
  if (kind === 'static_limit' && key === 'increment_from') {
    const message =
      'A limit of "all_tools" counts calls only, since tools differ in their arguments: "increment_from" cannot add up anything here. Remove it, or put this limit into the tools that have the argument.';
    return error('schema/unknown-key', property.key, message, { key });
  }
  const free = keys.filter((known) => memberOf(node, known) === undefined);
  const suggestion = free.find((known) => known === keyAliases.get(key)) ?? nearest(key, free);
  const advice = suggestion
    ? `Did you mean ${quote(suggestion)}?`
    : `Remove it, or use one of ${keys.map(quote).join(', ')}.`;
  const message = `${quote(key)} is no key of ${nameOfKind[kind]}, so what it says has no effect and protects nothing. ${advice}`;
  return error('schema/unknown-key', property.key, message, suggestion ? { key, suggestion } : { key });
}

export function wrongType(
  path: readonly string[],
  node: JsonNode,
  expected: string,
  root: 'policy' | 'tool',
  parent: JsonNode | undefined,
): UnplacedProblem {
  const key = path.at(-1) ?? '';
  if (key === 'window') {
    const older = olderWindow(node);
    if (older) return older;
  }
  const data = { key, expected, actual: node.type };
  const but = `but this is ${typeNames[node.type]}`;
  if (key === 'value') return wrongOperand(node, parent, but, data);
  if (/^\d+$/.test(key) && path.length > 1) {
    const is = itemNames[path.at(-2) ?? ''] ?? 'An item of this list is';
    return error('schema/wrong-type', node, `${is}, ${but}, so it has no effect. Correct or remove it.`, data);
  }
  const field = fields[key];
  if (path.length === 0 || !field) {
    const what = root === 'tool' ? 'The rules of a tool are an object' : 'A policy is an object';
    return error(
      'schema/wrong-type',
      node,
      `${what}, ${but}, so nothing guards the tool. Write {} to list it without rules.`,
      data,
    );
  }
  const [is, effect] = field;
  const quoted = key === 'version' && node.type === 'number' ? ' Put it in double quotes.' : ` Write ${is}.`;
  return error('schema/wrong-type', node, `${quote(key)} must be ${is}, ${but}, so ${effect}.${quoted}`, data);
}

const itemNames: Readonly<Record<string, string>> = {
  hide: 'An entry of "hide" is the name of a tool, a text',
  require: 'A rule is an object with "conditions" in it',
  deny_if: 'A rule is an object with "conditions" in it',
  approve_if: 'A rule is an object with "conditions" in it',
  limits: 'A limit is an object with "counter", "window", "max" and "scope" in it',
  conditions: 'A condition is an object with "path", "op" and "value" in it',
};

function wrongOperand(node: JsonNode, parent: JsonNode | undefined, but: string, data: ProblemData): UnplacedProblem {
  const op = memberOf(parent, 'op');
  const name = op?.type === 'string' ? op.value : '';
  const needs: Readonly<Record<string, string>> = {
    number: 'a number, without quotes',
    array: 'a list of values, in brackets',
    string: 'a text: a pattern in RE2 syntax',
    boolean: 'true or false, without quotes',
  };
  const need = needs[String(data.expected)] ?? 'another type';
  const message = `"value" of the operator ${quote(name)} must be ${need}, ${but}, so the condition can compare nothing. Write ${need}, or use another operator.`;
  return error('schema/wrong-type', node, message, { ...data, op: name });
}

export function wrongValue(path: readonly string[], node: JsonNode, keyword: string): UnplacedProblem {
  const key = path.at(-1) ?? '';
  const actual = node.type === 'string' ? node.value : '';
  if (path.at(-2) === 'hide') return wrongHidden(node, actual);
  switch (keyword) {
    case 'minItems':
      return error(
        'schema/wrong-value',
        node,
        'A rule of "require" without conditions holds for every call, so it blocks nothing and looks as if it did. Add a condition, or move the rule to "deny_if" to deny every call.',
        { key },
      );
    case 'pattern':
      return error('schema/wrong-value', node, wrongPath(key, actual), {
        key,
        actual,
        ...(isBarePath(actual) ? { suggestion: `args.${actual}` } : {}),
      });
    case 'minLength':
      return error(
        'schema/wrong-value',
        node,
        `${quote(key)} is empty, so nothing can be counted under it. Give the count a name, such as "search_rate".`,
        { key },
      );
    case 'minimum':
      return error(
        'schema/wrong-value',
        node,
        `${quote(key)} is less than 0, which no count can stay under. Write a number of at least 0; 0 denies every call.`,
        { key },
      );
    default: {
      const values = valuesOf[key] ?? [];
      const suggestion = aliasOf(key, actual.toLowerCase()) ?? nearest(actual, values);
      const advice = suggestion ? `Did you mean ${quote(suggestion)}?` : `Write ${values.map(quote).join(' or ')}.`;
      const effect = fields[key]?.[1] ?? 'it has no effect';
      const message = `${quote(actual)} is no ${wordNames[key] ?? key} that a policy knows, so ${effect}. ${advice}`;
      return error('schema/wrong-value', node, message, suggestion ? { key, actual, suggestion } : { key, actual });
    }
  }
}

function aliasOf(key: string, word: string): string | undefined {
  if (key === 'op') return operatorAliases.get(word);
  // "denied", "allowed": too many letters off to be a slip of the finger.
  return key === 'default' ? valuesOf.default?.find((value) => word.startsWith(value.slice(0, 3))) : undefined;
}

function wrongHidden(node: JsonNode, actual: string): UnplacedProblem {
  const message = actual.includes('*')
    ? `${quote(actual)} hides nothing: names are exact, and "*" is no pattern inside one. Name each tool, or write "*" alone to hide all.`
    : 'This entry of "hide" is blank, so it hides nothing. Write the name of a tool, or remove the entry.';
  return error('schema/wrong-value', node, message, { key: 'hide', actual });
}

function wrongPath(key: string, actual: string): string {
  const state = actual.startsWith('state.') ? ' Counts are kept by "limits" now: write a limit instead.' : '';
  const advice = isBarePath(actual)
    ? `Did you mean ${quote(`args.${actual}`)}?`
    : 'Write "args." and the name of an argument, with dots between nested keys, such as "args.customer.id".';
  return `${quote(actual)} leads to no argument, so ${fields[key]?.[1] ?? 'it reads nothing'}.${state || ` ${advice}`}`;
}

/** Whether a path lacks only the "args." before it. */
function isBarePath(path: string): boolean {
  return /^[^.\s]+(\.[^.\s]+)*$/.test(path) && !/^(args|arguments|state)(\.|$)/.test(path);
}

/** Names in messages are JSON-quoted, and long ones cut. */
export function quote(text: string): string {
  const characters = text.length > 80 ? `${text.slice(0, 77)}…` : text;
  return JSON.stringify(characters);
}
