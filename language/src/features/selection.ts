import { isClosed, type JsonNode, nodeAt, type PolicyDocument, rangeOf, type Span } from '@mcp-policy/engine';
import type { SelectionRange } from 'vscode-languageserver-types';
import type { Facts } from '../facts.ts';
import { toLspRange } from '../finding.ts';

/**
 * What "expand selection" grows through from an absolute offset: the text between quotes, the string, its property, what
 * stands between the brackets, the brackets too, and so on to the whole document.
 */
export function selectionAt({ parsed }: Facts, offset: number): SelectionRange {
  const { document } = parsed;
  let selection: SelectionRange | undefined;
  let last: Span | undefined;
  for (const span of spansAround(document, offset)) {
    if (last && last.offset === span.offset && last.length === span.length) continue;
    last = span;
    const range = toLspRange(rangeOf(document, span));
    selection = selection ? { range, parent: selection } : { range };
  }
  return selection ?? { range: toLspRange(rangeOf(document, { offset, length: 0 })) };
}

/** From the whole document to the innermost; each lies within the one before. */
function spansAround(document: PolicyDocument, offset: number): readonly Span[] {
  const spans: Span[] = [];
  const { entry } = nodeAt(document, offset);
  const touches = (span: Span, base: number) =>
    base + span.offset <= offset && offset <= base + span.offset + span.length;

  const visit = (node: JsonNode, base: number): void => {
    spans.push({ offset: base + node.offset, length: node.length });
    const inner = between(node, base, document.text);
    if (inner && touches(inner, 0)) spans.push(inner);
    if (node === document.head.toolsNode) {
      if (entry) visitProperty(entry.entry.node, entry.offset);
    } else if (node.type === 'object') {
      const property = node.properties.find((candidate) => touches(candidate, base));
      if (property) visitProperty(property, base);
    } else if (node.type === 'array') {
      const item = node.items.find((candidate) => touches(candidate, base));
      if (item) visit(item, base);
    }
  };
  const visitProperty = (property: Span & { key: JsonNode; value: JsonNode | undefined }, base: number): void => {
    if (!touches(property, base)) return;
    spans.push({ offset: base + property.offset, length: property.length });
    const part = [property.key, property.value].find((node) => node && touches(node, base));
    if (part) visit(part, base);
  };

  if (document.root && touches(document.root, 0)) visit(document.root, 0);
  return spans;
}

/** What stands between a node's brackets or quotes, when it has both. */
function between(node: JsonNode, base: number, text: string): Span | undefined {
  const start = base + node.offset;
  const paired =
    node.type === 'object' || node.type === 'array'
      ? isClosed(node, text, base)
      : node.type === 'string' && node.length > 1 && text[start + node.length - 1] === '"';
  return paired ? { offset: start + 1, length: node.length - 2 } : undefined;
}
