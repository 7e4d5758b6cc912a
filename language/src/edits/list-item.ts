import { type JsonNode, nodeAt, type PlacedEntry, type PropertyNode } from '@mcp-policy/engine';
import type { PolicyIndex } from '../judgement/policy-index.ts';
import { changeContainer } from './change.ts';
import { containerOf } from './container.ts';
import type { Edit } from './edit.ts';
import type { Style } from './style.ts';

/** A rule or limit in a list of a tool's entry. */
export interface ListItem {
  readonly placed: PlacedEntry;
  readonly list: string;
  readonly at: number;
  readonly node: JsonNode;
  readonly property: PropertyNode;
  /** How many items the list has. */
  readonly count: number;
}

/** The rule or limit that the absolute offset stands in, or at whose bracket. */
export function itemAt({ document }: PolicyIndex, offset: number): ListItem | undefined {
  // A bracket is touched only from its inside.
  const { entry: placed, path } = nodeAt(document, offset + 1);
  const [, , list, at] = path;
  const rules = placed?.entry.node.value;
  if (!placed || rules?.type !== 'object' || typeof list !== 'string' || typeof at !== 'number') return undefined;
  const property = rules.properties.find(({ key }) => key.value === list);
  const items = property?.value?.type === 'array' ? property.value.items : [];
  const node = items[at];
  return property && node && { placed, list, at, node, property, count: items.length };
}

/** The edits that take a rule or limit out: with its list, where it is the only one in it. */
export function removeItem({ document: { text } }: PolicyIndex, style: Style, item: ListItem): readonly Edit[] {
  const { placed, property, at, count } = item;
  const rules = placed.entry.node.value;
  const alone = count === 1 && rules?.type === 'object';
  const container = containerOf(text, alone ? rules : property.value, placed.offset);
  if (!container) return [];
  const remove = new Set([alone ? rules.properties.indexOf(property) : at]);
  return changeContainer(container, style, { remove });
}
