import type { JsonNode, PlacedEntry, PolicyDocument, Span } from '@mcp-policy/engine';

/** An object or array of a text, with its children, all by absolute offsets. What edits work on. */
export interface Container {
  readonly text: string;
  readonly kind: 'object' | 'array';
  /** Offset of the opening bracket. */
  readonly open: number;
  /** Offset of the closing bracket; of the end of what is there when it is missing. */
  readonly close: number;
  /** Properties or items, in source order. */
  readonly children: readonly Span[];
}

/** An object or array node as a container; `base` is the offset of the entry that it belongs to, or 0. Undefined for a scalar. */
export function containerOf(text: string, node: JsonNode | undefined, base = 0): Container | undefined {
  if (node?.type !== 'object' && node?.type !== 'array') return undefined;
  const children = node.type === 'object' ? node.properties : node.items;
  return {
    text,
    kind: node.type,
    ...brackets(text, node, base, children.at(-1)),
    children: children.map(({ offset, length }) => ({ offset: offset + base, length })),
  };
}

/** The object `tools` with its entries, which the document keeps apart from it. */
export function toolsContainer(document: PolicyDocument): Container | undefined {
  const node = document.head.toolsNode;
  if (!node) return undefined;
  const children = document.entries.map(spanOfEntry);
  return { text: document.text, kind: 'object', ...brackets(document.text, node, 0, children.at(-1)), children };
}

/** Where an entry stands, in absolute offsets. */
export function spanOfEntry({ entry, offset }: PlacedEntry): Span {
  return { offset: offset + entry.node.offset, length: entry.node.length };
}

/** `lastChild` is as `node` is: relative to `base`. */
function brackets(
  text: string,
  node: Span,
  base: number,
  lastChild: Span | undefined,
): Pick<Container, 'open' | 'close'> {
  const open = node.offset + base;
  const end = open + node.length;
  const inner = lastChild ? lastChild.offset + lastChild.length + base : open + 1;
  // Half-typed, an object ends with its last child, whose own bracket is not the object's.
  const closed = inner < end && (text[end - 1] === '}' || text[end - 1] === ']');
  return { open, close: closed ? end - 1 : end };
}
