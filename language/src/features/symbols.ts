import { isClosed, type JsonNode, type PlacedEntry, type PropertyNode, rangeOf, type Span } from '@mcp-policy/engine';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { Facts } from '../facts.ts';
import { toLspRange } from '../finding.ts';
import { indexOf, isHidden } from '../judgement/policy-index.ts';
import { riskOf } from '../judgement/tools.ts';

type Children = (base: number) => DocumentSymbol[];

/** The outline of a policy: its keys, every tool with its level, and the rules of each. */
export function documentSymbols(facts: Facts): DocumentSymbol[] {
  const { document } = facts.parsed;
  if (document.root?.type !== 'object') return [];
  const { toolsNode } = document.head;
  return document.root.properties.map((property) => {
    if (property.value === toolsNode && toolsNode) {
      const tools = document.entries.map((placed) => toolSymbol(facts, placed));
      return symbol(facts, property, 0, SymbolKind.Namespace, String(tools.length), () => tools);
    }
    return propertySymbol(facts, property, 0);
  });
}

function toolSymbol(facts: Facts, { entry, offset }: PlacedEntry): DocumentSymbol {
  const level = riskOf(facts, entry.name)?.level;
  const hidden = isHidden(indexOf(facts.parsed), entry.name) ? 'hidden' : undefined;
  const detail = [level, hidden].filter((part) => part !== undefined).join(', ');
  return symbol(facts, entry.node, offset, SymbolKind.Function, detail, (base) =>
    members(facts, entry.node.value, base),
  );
}

function propertySymbol(facts: Facts, property: PropertyNode, base: number): DocumentSymbol {
  const { value } = property;
  const kind = value === undefined ? SymbolKind.Null : kinds[value.type];
  return symbol(facts, property, base, kind, detailOf(facts, value, base), () => members(facts, value, base));
}

function members(facts: Facts, node: JsonNode | undefined, base: number): DocumentSymbol[] {
  if (node?.type === 'object') return node.properties.map((property) => propertySymbol(facts, property, base));
  if (node?.type !== 'array') return [];
  return node.items.map((item, index) => {
    const range = toLspRange(rangeOf(facts.parsed.document, item, base));
    const name = item.type === 'string' && item.value.trim() !== '' ? item.value : `${index + 1}`;
    return {
      name,
      kind: kinds[item.type],
      detail: item.type === 'string' ? '' : detailOf(facts, item, base),
      range,
      selectionRange: range,
      children: members(facts, item, base),
    };
  });
}

/** A few words beside a name: a scalar's text, what a condition or limit says. */
function detailOf({ parsed }: Facts, node: JsonNode | undefined, base: number): string {
  if (!node) return '';
  const { text } = parsed.document;
  const source = (span: Span) => text.slice(base + span.offset, base + span.offset + span.length);
  if (node.type === 'array') return node.items.length === 0 ? 'empty' : String(node.items.length);
  if (node.type !== 'object') return source(node).slice(0, 60);
  if (!isClosed(node, text, base)) return '';
  const scalars = node.properties.filter(({ value }) => value && value.type !== 'object' && value.type !== 'array');
  return scalars
    .map(({ value }) => (value?.type === 'string' ? value.value : value ? source(value) : ''))
    .join(' ')
    .slice(0, 60);
}

function symbol(
  { parsed }: Facts,
  property: PropertyNode,
  base: number,
  kind: SymbolKind,
  detail: string,
  children: Children,
): DocumentSymbol {
  const { key } = property;
  return {
    // An outline refuses a name of blanks, and a half-typed key has none yet.
    name: key.value.trim() === '' ? '(no name)' : key.value,
    kind,
    detail,
    range: toLspRange(rangeOf(parsed.document, property, base)),
    selectionRange: toLspRange(rangeOf(parsed.document, key, base)),
    children: children(base),
  };
}

const kinds: Readonly<Record<JsonNode['type'], SymbolKind>> = {
  object: SymbolKind.Object,
  array: SymbolKind.Array,
  string: SymbolKind.String,
  number: SymbolKind.Number,
  boolean: SymbolKind.Boolean,
  null: SymbolKind.Null,
};
