import { itemsOf, type JsonNode, lineStartsOf, memberOf, parseJson, propertyOf, rangeOf } from '@mcp-policy/engine';
import type { Range } from 'vscode-languageserver-types';
import { toLspRange } from '../finding.ts';

/** The files around a policy in which its tools are named. Their texts are anything at all. */

/** Where each tool of a snapshot is named, the first of a name: the string with its quotes. */
export function toolsInSnapshot(text: string): ReadonlyMap<string, Range> {
  const { root } = parseJson(text);
  const place = placer(text);
  const found = new Map<string, Range>();
  for (const tool of itemsOf(memberOf(root, 'tools'))) {
    const name = memberOf(tool, 'name');
    if (name?.type === 'string' && !found.has(name.value)) found.set(name.value, place(name));
  }
  return found;
}

export interface ConfigScope {
  /** The policy's server, whose categories are meant. */
  readonly server: string | undefined;
  /** Whether a suppression for the files of this glob is about the policy. */
  readonly concerns: (glob: string) => boolean;
}

/** Where `config.json` names a tool of one policy: categories of its server, and suppressions that concern it. */
export function toolInConfig(text: string, tool: string, { server, concerns }: ConfigScope): readonly Range[] {
  const { root } = parseJson(text);
  const categories = server === undefined ? undefined : memberOf(memberOf(root, 'categories'), server);
  const category = propertyOf(categories, tool)?.key;
  const suppressions = itemsOf(memberOf(root, 'suppressions')).flatMap((suppression) => {
    const name = memberOf(suppression, 'tool');
    const file = memberOf(suppression, 'file');
    if (name?.type !== 'string' || name.value !== tool) return [];
    return file === undefined || (file.type === 'string' && concerns(file.value)) ? [name] : [];
  });
  return [...(category ? [category] : []), ...suppressions].sort((a, b) => a.offset - b.offset).map(placer(text));
}

function placer(text: string): (node: JsonNode) => Range {
  const document = { text, lineStarts: lineStartsOf(text) };
  return (node) => toLspRange(rangeOf(document, node));
}
