import type { JsonNode, NumberNode, ObjectNode, PropertyNode } from './nodes.ts';

/**
 * The plain value of a node. Every key of an object is an own property, `__proto__` too, and objects inherit nothing.
 * A repeated key has its last value, a key without a value is left out, a number may have lost digits (see `NumberNode`).
 */
export function jsonValueOf(node: JsonNode, numberOf: (node: NumberNode) => number = valueOfNumber): unknown {
  switch (node.type) {
    case 'null':
      return null;
    case 'array':
      return node.items.map((item) => jsonValueOf(item, numberOf));
    case 'object': {
      const value: Record<string, unknown> = Object.create(null);
      for (const property of node.properties) {
        if (property.value) value[property.key.value] = jsonValueOf(property.value, numberOf);
      }
      return value;
    }
    case 'number':
      return numberOf(node);
    default:
      return node.value;
  }
}

function valueOfNumber(node: NumberNode): number {
  return node.value;
}

/** The property of an object with this name, the first if it is repeated. Nothing of anything that is no object. */
export function propertyOf(node: JsonNode | undefined, name: string): PropertyNode | undefined {
  if (node?.type !== 'object') return undefined;
  if (node.properties.length > wide) return indexOf(node).first.get(name);
  return node.properties.find((property) => property.key.value === name);
}

/** The last property with this name that has a value: the one whose value `jsonValueOf` gives. */
export function lastPropertyOf(node: JsonNode | undefined, name: string): PropertyNode | undefined {
  if (node?.type !== 'object') return undefined;
  if (node.properties.length > wide) return indexOf(node).last.get(name);
  return node.properties.findLast((property) => property.key.value === name && property.value);
}

/** From how many properties on an object is looked up in an index: a hostile one can have half a million. */
const wide = 32;

interface PropertyIndex {
  readonly first: Map<string, PropertyNode>;
  readonly last: Map<string, PropertyNode>;
}

const indices = new WeakMap<ObjectNode, PropertyIndex>();

function indexOf(node: ObjectNode): PropertyIndex {
  const known = indices.get(node);
  if (known) return known;
  const index: PropertyIndex = { first: new Map(), last: new Map() };
  for (const property of node.properties) {
    const name = property.key.value;
    if (!index.first.has(name)) index.first.set(name, property);
    if (property.value) index.last.set(name, property);
  }
  indices.set(node, index);
  return index;
}

/** The value under this name in an object. */
export function memberOf(node: JsonNode | undefined, name: string): JsonNode | undefined {
  return propertyOf(node, name)?.value;
}

/** The items of a list; none of anything else. */
export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === 'array' ? node.items : [];
}

/** Whether an object or list ends with its own closing bracket. `base` is what its offsets are relative to. */
export function isClosed(node: JsonNode, text: string, base = 0): boolean {
  const last = text[base + node.offset + node.length - 1];
  if (node.type === 'object') return node.length > 1 && last === '}' && lastChildEnd(node) < node.offset + node.length;
  if (node.type === 'array') {
    const child = node.items.at(-1);
    const end = child ? child.offset + child.length : node.offset + 1;
    return last === ']' && node.length > 1 && end < node.offset + node.length;
  }
  return true;
}

function lastChildEnd(node: ObjectNode): number {
  const child = node.properties.at(-1);
  return child ? child.offset + child.length : node.offset + 1;
}
