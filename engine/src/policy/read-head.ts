import { validatePolicy } from '../generated/policy.validators.js';
import type { UnplacedProblem } from '../problem.ts';
import type { JsonNode, ObjectNode, PropertyNode } from '../syntax/nodes.ts';
import { isClosed, itemsOf, memberOf } from '../syntax/values.ts';
import { maxProblems, repeatedCounters } from './meaning-problems.ts';
import type { HideEntry, Limit, PolicyDocument, PolicyHead } from './model.ts';
import { readLimits } from './read-rules.ts';
import { schemaProblems } from './schema-problems.ts';
import { error, quote } from './schema-words.ts';

/** What can be read of the head, however broken the document is. */
export function readHead(root: JsonNode | undefined): PolicyHead {
  const hide = memberOf(root, 'hide');
  return {
    default: readDefault(memberOf(root, 'default')),
    hide: readHide(hide),
    hideNode: hide?.type === 'array' ? hide : undefined,
    allToolsLimits: readAllToolsLimits(memberOf(memberOf(root, 'all_tools'), 'limits')),
    toolsNode: toolsOf(root),
  };
}

/** Whether two versions have the same head, tree and all, so that the same is wrong with it: nothing before `tools` has changed. */
export function sameHead(
  before: Pick<PolicyDocument, 'root' | 'text'>,
  now: Pick<PolicyDocument, 'root' | 'text'>,
): boolean {
  if (before.root?.type !== 'object' || now.root?.type !== 'object') return false;
  const { properties } = before.root;
  return (
    before.root.offset === now.root.offset &&
    properties.length === now.root.properties.length &&
    isClosed(before.root, before.text) === isClosed(now.root, now.text) &&
    now.root.properties.every((property, index) => {
      const old = properties[index];
      return old === property || (old !== undefined && areTools(old, property));
    })
  );
}

function areTools(before: PropertyNode, now: PropertyNode): boolean {
  return (
    before.key.value === 'tools' &&
    now.key.value === 'tools' &&
    before.key.offset === now.key.offset &&
    before.value?.type === 'object' &&
    now.value?.type === 'object' &&
    before.value.offset === now.value.offset
  );
}

/** What is wrong with the head; the entries of `tools` report on themselves. */
export function headProblems(root: JsonNode | undefined, head: PolicyHead, text: string): UnplacedProblem[] {
  if (!root) return [];
  if (root.type !== 'object') {
    const place = { offset: root.offset, length: root.length };
    const message =
      'A policy is an object in braces, and this file holds something else, so it guards nothing. Write { "version": "1", "default": "deny" } and add to it.';
    return [error('schema/not-a-policy', place, message)];
  }
  return [
    ...schemaProblems(root, validatePolicy, 'policy', text),
    ...repeatedHidden(head.hide),
    ...maxProblems(memberOf(memberOf(root, 'all_tools'), 'limits')),
    ...repeatedCounters(head.allToolsLimits),
  ];
}

function toolsOf(root: JsonNode | undefined): ObjectNode | undefined {
  const tools = memberOf(root, 'tools');
  return tools?.type === 'object' ? tools : undefined;
}

function readDefault(node: JsonNode | undefined): PolicyHead['default'] {
  if (node?.type !== 'string' || (node.value !== 'allow' && node.value !== 'deny')) return undefined;
  return { value: node.value, offset: node.offset, length: node.length };
}

/** Kept with their nodes: a part of the head that is unchanged is the same object in the next version. */
const hideEntries = new WeakMap<JsonNode, readonly HideEntry[]>();
const limits = new WeakMap<JsonNode, readonly Limit[]>();
const nothing: readonly never[] = [];

function readHide(list: JsonNode | undefined): readonly HideEntry[] {
  return keptWith(list, hideEntries, () =>
    itemsOf(list).flatMap((item) =>
      item.type === 'string' ? { name: item.value, offset: item.offset, length: item.length } : [],
    ),
  );
}

function readAllToolsLimits(list: JsonNode | undefined): readonly Limit[] {
  return keptWith(list, limits, () => readLimits(list));
}

function keptWith<T>(
  node: JsonNode | undefined,
  kept: WeakMap<JsonNode, readonly T[]>,
  read: () => readonly T[],
): readonly T[] {
  if (!node) return nothing;
  let found = kept.get(node);
  if (!found) {
    found = read();
    kept.set(node, found);
  }
  return found;
}

function repeatedHidden(entries: readonly HideEntry[]): UnplacedProblem[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    if (!seen.has(entry.name)) {
      seen.add(entry.name);
      return [];
    }
    const message = `${quote(entry.name)} is hidden twice. The second entry does nothing and may stand where another name was meant. Remove it, or correct the name.`;
    return [error('tools/hidden-twice', entry, message, { tool: entry.name })];
  });
}
