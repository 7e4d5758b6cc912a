import { entryNamed, type JsonNode, memberOf } from '@mcp-policy/engine';
import type { Facts } from '../../facts.ts';

/** The operator and path of the condition at `path`, as far as they are written. */
export function conditionTexts(
  { parsed }: Facts,
  path: readonly (string | number)[],
): { readonly op: string | undefined; readonly path: string | undefined } {
  const [first, name, ...rest] = path;
  let node: JsonNode | undefined =
    first === 'tools' && typeof name === 'string' ? entryNamed(parsed.document, name)?.entry.node.value : undefined;
  for (const segment of rest) {
    if (typeof segment === 'string') node = memberOf(node, segment);
    else node = node?.type === 'array' ? node.items[segment] : undefined;
  }
  return { op: textIn(node, 'op'), path: textIn(node, 'path') };
}

function textIn(node: JsonNode | undefined, key: string): string | undefined {
  const value = memberOf(node, key);
  return value?.type === 'string' ? value.value : undefined;
}
