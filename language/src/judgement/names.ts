import {
  itemsOf,
  type JsonNode,
  memberOf,
  type NodeLocation,
  nodeAt,
  type PolicyDocument,
  type Span,
  type StringNode,
} from '@mcp-policy/engine';

/** Something that a policy calls by a name, in more than one place. */
export interface Name {
  readonly kind: 'tool' | 'counter';
  readonly name: string;
}

/** One place where a name stands: the string with its quotes, in absolute offsets. */
export interface Mention extends Span {
  /** A key of `tools`, an entry of `hide`, or a limit's `counter`. */
  readonly role: 'rules' | 'hidden' | 'counter';
}

/** The tool that is named at a place: a key of `tools`, or an entry of `hide` that is no `"*"`. */
export function toolNamed({ path, onKey, node, property }: NodeLocation): string | undefined {
  if (path.length !== 2) return undefined;
  if (path[0] === 'tools' && onKey) return property?.key.value;
  return path[0] === 'hide' && node?.type === 'string' && node.value !== '*' ? node.value : undefined;
}

/** The name that an absolute offset touches, with its place. A name without characters is none. */
export function nameAt(document: PolicyDocument, offset: number): (Name & Span) | undefined {
  const at = nodeAt(document, offset);
  if (at.node?.type !== 'string') return undefined;
  const tool = toolNamed(at);
  const counter = isCounter(at) ? at.node.value : undefined;
  const name = tool ?? counter;
  if (name === undefined || name === '') return undefined;
  return { kind: tool === undefined ? 'counter' : 'tool', name, ...placed(at.node, at.base) };
}

/** Every place where the policy mentions a name, in the order of the text. Read from the tree: half-typed entries count. */
export function mentionsOf(document: PolicyDocument, { kind, name }: Name): readonly Mention[] {
  const mentions = kind === 'tool' ? toolMentions(document, name) : counterMentions(document, name);
  return mentions.sort((a, b) => a.offset - b.offset);
}

function toolMentions({ head, entries }: PolicyDocument, name: string): Mention[] {
  const keys = entries.filter(({ entry }) => entry.name === name);
  return [
    ...head.hide.flatMap((entry) => (entry.name === name ? [{ ...placed(entry, 0), role: 'hidden' as const }] : [])),
    ...keys.map(({ entry, offset }) => ({ ...placed(entry.node.key, offset), role: 'rules' as const })),
  ];
}

function counterMentions({ root, entries }: PolicyDocument, name: string): Mention[] {
  const quoted = (node: StringNode, base: number) =>
    node.value === name ? [{ ...placed(node, base), role: 'counter' as const }] : [];
  return [
    ...countersOf(memberOf(root, 'all_tools')).flatMap((node) => quoted(node, 0)),
    ...entries.flatMap(({ entry, offset }) => countersOf(entry.node.value).flatMap((node) => quoted(node, offset))),
  ];
}

/** The counters of an object's `limits`. */
function countersOf(node: JsonNode | undefined): readonly StringNode[] {
  return itemsOf(memberOf(node, 'limits'))
    .map((limit) => memberOf(limit, 'counter'))
    .filter((counter) => counter?.type === 'string');
}

function isCounter({ path, onKey }: NodeLocation): boolean {
  if (onKey || path.at(-1) !== 'counter') return false;
  const own = path[0] === 'tools' ? path.slice(2) : path[0] === 'all_tools' ? path.slice(1) : [];
  return own.length === 3 && own[0] === 'limits' && typeof own[1] === 'number';
}

const placed = ({ offset, length }: Span, base: number): Span => ({ offset: base + offset, length });
