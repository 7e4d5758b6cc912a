import type { JsonNode, PlacedEntry, PropertyNode } from '@mcp-policy/engine';
import { topProperty } from '../judgement/places.ts';
import type { PolicyIndex } from '../judgement/policy-index.ts';
import { changeContainer, type Insertion } from './change.ts';
import { containerOf, toolsContainer } from './container.ts';
import type { Edit } from './edit.ts';
import type { Style } from './style.ts';

/** What is to be done to a policy, by names. Everything in one go, so that edits never meet. */
export interface PolicyChange {
  /** Tools whose entries go. */
  readonly removeEntries?: ReadonlySet<string>;
  /** New entries of `tools`, at its end. */
  readonly addEntries?: readonly { readonly name: string; readonly rules: unknown }[];
  /** Names to put at the end of `hide`; those that are there already are left alone. */
  readonly hide?: readonly string[];
  /** Names to take out of `hide`. */
  readonly unhide?: ReadonlySet<string>;
}

/** The order in which a policy's keys are written by hand, and so by us. */
const topOrder = ['$schema', 'description', 'version', 'default', 'hide', 'all_tools', 'tools'];
const limitOrder = ['counter', 'window', 'max', 'scope', 'increment_from', 'on_deny'];
const ruleOrder = ['require', 'deny_if', 'approve_if', 'limits'];

/** The edits of a change to the policy's top level; undefined when the text is no object to put it in. */
export function changePolicy(index: PolicyIndex, style: Style, change: PolicyChange): readonly Edit[] | undefined {
  const { document } = index;
  if (document.root?.type !== 'object') return undefined;
  const top: Insertion[] = [];
  const edits: Edit[] = [];

  const hide = (change.hide ?? []).filter((name) => !index.hidden.has(name));
  const hideNode = index.head.hideNode;
  if (hideNode) {
    const container = containerOf(document.text, hideNode);
    const remove = indices(hideNode.items, (item) => item.type === 'string' && change.unhide?.has(item.value) === true);
    if (container)
      edits.push(...changeContainer(container, style, { remove, insert: hide.map((value) => ({ value })) }));
  } else if (hide.length > 0) {
    if (topProperty(index, 'hide')) return undefined;
    top.push({ key: 'hide', value: hide });
  }

  const tools = toolsContainer(document);
  const add = change.addEntries ?? [];
  if (tools) {
    const remove = indices(document.entries, ({ entry }) => change.removeEntries?.has(entry.name) === true);
    const insert = add.map(({ name, rules }) => ({ key: name, value: rules }));
    edits.push(...changeContainer(tools, style, { remove, insert }));
  } else if (add.length > 0) {
    if (topProperty(index, 'tools')) return undefined;
    top.push({ key: 'tools', value: Object.fromEntries(add.map(({ name, rules }) => [name, rules])) });
  }

  const root = containerOf(document.text, document.root);
  // Keys that are put in at the same place would all go before the ones put in earlier: last first.
  const { properties } = document.root;
  if (root) for (const one of top) edits.push(...insertInOrder(root, style, properties, one, topOrder));
  return edits;
}

/**
 * The edits that put `items` at the end of the list `list` of an entry's rules, which is made when it is not there.
 * Undefined when the entry has not the form for it.
 */
export function addToRules(
  text: string,
  { entry, offset }: PlacedEntry,
  style: Style,
  list: string,
  items: readonly unknown[],
): readonly Edit[] | undefined {
  const rules = entry.node.value;
  if (rules?.type !== 'object') return undefined;
  const property = rules.properties.find(({ key }) => key.value === list);
  if (property) {
    const container = containerOf(text, property.value, offset);
    if (container?.kind !== 'array') return undefined;
    return changeContainer(container, style, { insert: items.map((value) => ({ value })) });
  }
  const container = containerOf(text, rules, offset);
  return container && insertInOrder(container, style, rules.properties, { key: list, value: items }, ruleOrder);
}

/** The edits that put a key into an object, where its kind of object has it by habit. `base` as in `containerOf`. */
export function insertKey(
  text: string,
  node: JsonNode,
  base: number,
  style: Style,
  key: string,
  value: unknown,
): readonly Edit[] | undefined {
  const container = containerOf(text, node, base);
  if (!container || node.type !== 'object') return undefined;
  return insertInOrder(
    container,
    style,
    node.properties,
    { key, value },
    topOrder.includes(key) ? topOrder : limitOrder,
  );
}

/** Puts a property after the last one that by `order` stands before it; among strangers, at the end. */
function insertInOrder(
  container: Parameters<typeof changeContainer>[0],
  style: Style,
  properties: readonly PropertyNode[],
  insertion: Insertion,
  order: readonly string[],
): readonly Edit[] {
  const rank = order.indexOf(insertion.key ?? '');
  const before = new Set(order.slice(0, rank));
  const later = new Set(order.slice(rank + 1));
  const firstLater = properties.findIndex(({ key }) => later.has(key.value));
  const lastBefore = properties.findLastIndex(({ key }) => before.has(key.value));
  const after = lastBefore !== -1 ? lastBefore : firstLater === -1 ? properties.length - 1 : firstLater - 1;
  return changeContainer(container, style, { insert: [insertion], after });
}

function indices<Item>(items: readonly Item[], matches: (item: Item) => boolean): ReadonlySet<number> {
  return new Set(items.flatMap((item, index) => (matches(item) ? [index] : [])));
}

/** The edit that replaces a node's text. */
export function replaceNode(node: Pick<JsonNode, 'offset' | 'length'>, value: unknown, base = 0): Edit {
  return { offset: node.offset + base, length: node.length, text: JSON.stringify(value) };
}
