import { isClosed, type JsonNode, type PropertyNode, positionAt } from '@mcp-policy/engine';
import type { FoldingRange } from 'vscode-languageserver-types';
import type { Facts } from '../facts.ts';

type Placed = readonly [node: JsonNode, base: number];

/**
 * What can be folded away: every object and list over several lines, so that its last line, with the closing bracket,
 * stays. At most `most` ranges, the outer ones first, since an editor that can show only some wants those.
 */
export function foldingRanges({ parsed }: Facts, most = Number.POSITIVE_INFINITY): FoldingRange[] {
  const { document } = parsed;
  const ranges = new Map<number, FoldingRange>();
  let level: readonly Placed[] = document.root ? [[document.root, 0]] : [];
  while (level.length > 0 && ranges.size < most) {
    const below: Placed[] = [];
    for (const [node, base] of level) {
      if (node.type !== 'object' && node.type !== 'array') continue;
      const start = positionAt(document, base + node.offset).line;
      const end = positionAt(document, base + node.offset + node.length).line;
      if (end === start) continue;
      // Of two that begin on one line an editor can fold one: the outer.
      if (end - 1 > start && isClosed(node, document.text, base) && !ranges.has(start) && ranges.size < most)
        ranges.set(start, { startLine: start, endLine: end - 1 });
      below.push(...childrenOf(node, base));
    }
    level = below;
  }
  return [...ranges.values()].sort((a, b) => a.startLine - b.startLine);

  function childrenOf(node: JsonNode, base: number): Placed[] {
    if (node === document.head.toolsNode) {
      return document.entries.flatMap(({ entry, offset }) => placedValue(entry.node, offset));
    }
    if (node.type === 'object') return node.properties.flatMap((property) => placedValue(property, base));
    return node.type === 'array' ? node.items.map((item) => [item, base]) : [];
  }
}

const placedValue = ({ value }: PropertyNode, base: number): Placed[] => (value ? [[value, base]] : []);
