import { rangeOf } from '@mcp-policy/engine';
import type { Range } from 'vscode-languageserver-types';
import type { Facts } from '../facts.ts';
import { toLspRange } from '../finding.ts';
import { hasRules } from '../judgement/protection.ts';

/** A line over each of more tools would bury what stands between them, and cost the editor dearly. */
export const mostToolsWithLens = 500;

/** A place over which something can be done with a tool. */
export interface ToolPlace {
  readonly tool: string;
  readonly range: Range;
}

/** The tools over which a lens is shown: those that have rules to try out, or none of a large policy. */
export function toolsWithLens({ parsed }: Facts): readonly ToolPlace[] {
  const { document } = parsed;
  if (document.entries.length > mostToolsWithLens) return [];
  return document.entries
    .filter(({ entry }) => entry.name !== '' && entry.rules !== undefined && hasRules(entry.rules))
    .map(({ entry, offset }) => ({
      tool: entry.name,
      range: toLspRange(rangeOf(document, entry.node.key, offset)),
    }));
}
