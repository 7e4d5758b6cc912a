import type { JsonNode, PropertyNode, StringNode } from '../syntax/nodes.ts';
import { pointerSegments } from '../syntax/pointer.ts';
import { isClosed, itemsOf, propertyOf } from '../syntax/values.ts';
import { lastEntryAt } from './entry-index.ts';
import type { PlacedEntry, PolicyDocument } from './model.ts';

/** What stands at an offset of a document, in half-typed text too. */
export interface NodeLocation {
  /** Keys and indices from the document's root to `node`; to the property's value while it has none, or on its key. */
  readonly path: readonly (string | number)[];
  /** The innermost node that the offset touches: the key itself when `onKey`; absent where a value is still to be typed. */
  readonly node?: JsonNode;
  /** What the offsets of `node` and `property` are relative to: the entry's offset, or 0. */
  readonly base: number;
  /** The innermost property that the offset stands in. */
  readonly property?: PropertyNode;
  readonly onKey: boolean;
  /** The entry of `tools` that the offset stands in. */
  readonly entry?: PlacedEntry;
}

/** What stands at an absolute offset. A token is touched at both its ends; a bracket only between the two. */
export function nodeAt(document: PolicyDocument, offset: number): NodeLocation {
  const { root, text } = document;
  if (!root || !holds(root, offset, text)) return { path: [], base: 0, onKey: false };
  const location = descend(root, offset, text, { path: [], base: 0, onKey: false });
  const inTools = location.path.length === 1 && location.path[0] === 'tools' && location.node?.type === 'object';
  const entry = inTools ? entryAt(document, offset) : undefined;
  if (!entry) return location;
  return descendProperty(
    entry.entry.node,
    offset - entry.offset,
    entry.entry.text,
    {
      path: ['tools'],
      base: entry.offset,
      onKey: false,
      entry,
    },
    text,
  );
}

/** The node that a JSON Pointer leads to, with its key when it is a property's value. Of a repeated key, the first. */
export function nodeAtPointer(
  document: PolicyDocument,
  pointer: string,
): { readonly node: JsonNode; readonly base: number; readonly key?: StringNode } | undefined {
  const segments = pointerSegments(pointer);
  if (!segments || !document.root) return undefined;
  const [first, name, ...rest] = segments;
  if (first !== 'tools' || name === undefined) return walk(document.root, segments, 0, undefined);
  const placed = entryNamed(document, name);
  const value = placed?.entry.node.value;
  return placed && value ? walk(value, rest, placed.offset, placed.entry.node.key) : undefined;
}

const indices = new WeakMap<readonly PlacedEntry[], ReadonlyMap<string, PlacedEntry>>();

/** The first entry of `tools` with this name. */
export function entryNamed({ entries }: PolicyDocument, name: string): PlacedEntry | undefined {
  let index = indices.get(entries);
  if (!index) {
    index = new Map(entries.toReversed().map((placed) => [placed.entry.name, placed]));
    indices.set(entries, index);
  }
  return index.get(name);
}

function walk(start: JsonNode, segments: readonly string[], base: number, startKey: StringNode | undefined) {
  let node = start;
  let key = startKey;
  for (const segment of segments) {
    const property = propertyOf(node, segment);
    const next = property?.value ?? (/^(0|[1-9]\d*)$/.test(segment) ? itemsOf(node)[Number(segment)] : undefined);
    if (!next) return undefined;
    key = property?.key;
    node = next;
  }
  return { node, base, ...(key ? { key } : {}) };
}

/** The entry that the offset stands in or is being typed in. */
function entryAt({ entries, text }: PolicyDocument, offset: number): PlacedEntry | undefined {
  const placed = entries[lastEntryAt(entries, offset)];
  if (!placed) return undefined;
  return inProperty(placed.entry.node, offset - placed.offset, placed.entry.text, text.slice(placed.offset, offset))
    ? placed
    : undefined;
}

function descend(node: JsonNode, offset: number, text: string, at: NodeLocation, all = text): NodeLocation {
  let current = node;
  let here: NodeLocation = { ...at, node };
  for (;;) {
    if (current.type === 'object') {
      const property = current.properties.findLast((candidate) => candidate.offset <= offset);
      if (!property || !inProperty(property, offset, text, textBetween(property, offset, all, at.base))) return here;
      return descendProperty(property, offset, text, here, all);
    }
    if (current.type !== 'array') return here;
    const index = current.items.findLastIndex((item) => item.offset <= offset);
    const item = current.items[index];
    if (!item || !holds(item, offset, text)) return here;
    current = item;
    here = { ...here, path: [...here.path, index], node: item };
  }
}

function descendProperty(
  property: PropertyNode,
  offset: number,
  text: string,
  above: NodeLocation,
  all = text,
): NodeLocation {
  const { key, value } = property;
  const { base, entry } = above;
  const path = [...above.path, key.value];
  const here = { path, base, property, onKey: false, ...(entry ? { entry } : {}) };
  if (offset <= key.offset + key.length) return { ...here, node: key, onKey: true };
  return value && offset >= value.offset && holds(value, offset, text) ? descend(value, offset, text, here, all) : here;
}

function textBetween(property: PropertyNode, offset: number, all: string, base: number): string {
  return all.slice(base + property.offset, base + offset);
}

/** Whether an offset stands in a property. `before` is the document's text from the property's start to the offset. */
function inProperty(property: PropertyNode, offset: number, text: string, before: string): boolean {
  const end = property.offset + property.length;
  if (offset <= end) return true;
  // While its value is still to be typed, the blanks after the colon belong to it.
  if (!property.value) return text[end - 1] === ':' && before.slice(property.length).trim() === '';
  return !isClosed(property.value, text) && holds(property.value, offset, text);
}

/** Whether an offset touches a token, or stands between brackets. What is not closed goes on to the end. */
function holds(node: JsonNode, offset: number, text: string): boolean {
  if (offset < node.offset) return false;
  if (node.type !== 'object' && node.type !== 'array') return offset <= node.offset + node.length;
  return offset > node.offset && (!isClosed(node, text) || offset < node.offset + node.length);
}
