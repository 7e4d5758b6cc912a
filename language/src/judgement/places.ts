import type { PropertyNode, Span } from '@mcp-policy/engine';
import type { PolicyIndex } from './policy-index.ts';

/** A key at the top of the policy, when it is there. */
export function topProperty({ document }: PolicyIndex, name: string): PropertyNode | undefined {
  if (document.root?.type !== 'object') return undefined;
  return document.root.properties.find((property) => property.key.value === name);
}

/** Where to say something about the tools as a whole: the key `tools`, else `default`, else the opening bracket. */
export function toolsPlace(index: PolicyIndex): Span {
  const key = topProperty(index, 'tools')?.key ?? topProperty(index, 'default')?.key;
  if (key) return { offset: key.offset, length: key.length };
  const start = index.document.root?.offset ?? 0;
  return { offset: start, length: Math.min(1, index.document.text.length - start) };
}
