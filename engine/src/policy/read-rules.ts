import { exact } from '../syntax/exact.ts';
import type { JsonNode, NumberNode, StringNode } from '../syntax/nodes.ts';
import { itemsOf, memberOf } from '../syntax/values.ts';
import type { ArgumentPath, Condition, Limit, Operator, Rule, ToolRules, Window } from './model.ts';
import { valuesOf } from './vocabulary.ts';

/**
 * The rules of a tool out of the value of its entry. A rule, condition or limit that is not whole is left out: the caller
 * must know from the problems whether all is there.
 */
export function readToolRules(value: JsonNode | undefined): ToolRules {
  return {
    require: readAll(memberOf(value, 'require'), readRule),
    denyIf: readAll(memberOf(value, 'deny_if'), readRule),
    approveIf: readAll(memberOf(value, 'approve_if'), readRule),
    limits: readLimits(memberOf(value, 'limits')),
  };
}

export function readLimits(list: JsonNode | undefined): readonly Limit[] {
  return readAll(list, readLimit);
}

function readAll<T>(list: JsonNode | undefined, read: (node: JsonNode) => T | undefined): readonly T[] {
  const found: T[] = [];
  for (const item of itemsOf(list)) {
    const part = read(item);
    if (part !== undefined) found.push(part);
  }
  return exact(found);
}

function readRule(node: JsonNode): Rule | undefined {
  const list = memberOf(node, 'conditions');
  if (list?.type !== 'array') return undefined;
  const conditions = readAll(list, readCondition);
  if (conditions.length !== list.items.length) return undefined;
  return { conditions, onDeny: readMessage(node), offset: node.offset, length: node.length };
}

function readCondition(node: JsonNode): Condition | undefined {
  const path = readPath(memberOf(node, 'path'));
  const op = textOf(memberOf(node, 'op'));
  const value = memberOf(node, 'value');
  if (!path || !op || !value || !isOperator(op.value)) return undefined;
  return { path, op: op.value, opSpan: op, value, offset: node.offset, length: node.length };
}

function readLimit(node: JsonNode): Limit | undefined {
  const counter = textOf(memberOf(node, 'counter'));
  const window = textOf(memberOf(node, 'window'));
  const max = memberOf(node, 'max');
  const scope = textOf(memberOf(node, 'scope'));
  if (!counter?.value || !window || !isWindow(window.value) || scope?.value !== 'grant') return undefined;
  if (max?.type !== 'number' || max.value < 0 || decimalsOf(max) > 6) return undefined;
  const increment = memberOf(node, 'increment_from');
  const incrementFrom = readPath(increment);
  if (increment && !incrementFrom) return undefined;
  return {
    counter: counter.value,
    counterSpan: counter,
    window: window.value,
    max: max.source,
    maxSpan: max,
    scope: 'grant',
    incrementFrom,
    onDeny: readMessage(node),
    offset: node.offset,
    length: node.length,
  };
}

/** `args.` and one or more keys, none empty (docs/language.md, 2. Conditions). */
function readPath(node: JsonNode | undefined): ArgumentPath | undefined {
  const text = textOf(node);
  if (!text) return undefined;
  const segments = text.value.split('.');
  const keys = segments.slice(1);
  if (segments[0] !== 'args' || keys.length === 0 || keys.includes('')) return undefined;
  return { text: text.value, keys, offset: text.offset, length: text.length };
}

/** An empty `on_deny` counts as absent (docs/language.md, 1. The document). */
function readMessage(node: JsonNode): string | undefined {
  return textOf(memberOf(node, 'on_deny'))?.value || undefined;
}

/** How many decimals the exact value of a number has: two for `0.25`, none for `1.50e1`. */
export function decimalsOf({ source }: NumberNode): number {
  const match = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source);
  const [, whole = '', fraction = '', exponent = '0'] = match ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return 0;
  return Math.max(0, fraction.length - (digits.length - significant.length) - Number(exponent));
}

function textOf(node: JsonNode | undefined): StringNode | undefined {
  return node?.type === 'string' ? node : undefined;
}

function isOperator(text: string): text is Operator {
  return valuesOf.op?.includes(text) ?? false;
}

function isWindow(text: string): text is Window {
  return valuesOf.window?.includes(text) ?? false;
}
