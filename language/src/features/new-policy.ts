import { parsePolicy } from '@mcp-policy/engine';
import type { Snapshot } from '@mcp-policy/mcp';
import { applyEdits } from '../edits/edit.ts';
import { changePolicy } from '../edits/policy-edits.ts';
import { styleOf } from '../edits/style.ts';
import type { CategoryOverride } from '../facts.ts';
import { indexOf } from '../judgement/policy-index.ts';
import { recommendTools } from '../judgement/recommendations.ts';
import { knownTools } from '../judgement/tools.ts';
import { countOf, quoteNames } from '../words/quote.ts';

export interface NewPolicyOptions {
  /** The server's key in the MCP configuration; default: the snapshot's. */
  readonly server?: string;
  /** True when the user has marked the server as trusted. */
  readonly serverTrusted?: boolean;
  readonly categories?: Readonly<Record<string, CategoryOverride>>;
  /** One level of indentation; default: two spaces. */
  readonly indent?: string;
}

export interface NewPolicy {
  /** Ends with a line break. */
  readonly text: string;
  /** What its author should look at first, in words. */
  readonly notes: readonly string[];
}

/**
 * The text of a new policy that denies by default and gives every tool of the snapshot its recommended rule, in the snapshot's
 * order. Without a snapshot it lists no tool.
 */
export function newPolicy(snapshot: Snapshot | undefined, options: NewPolicyOptions = {}): NewPolicy {
  const indent = options.indent ?? '  ';
  const empty = `${JSON.stringify({ version: '1', default: 'deny', tools: {} }, null, indent)}\n`;
  if (!snapshot) {
    return {
      text: empty,
      notes: ['There is no snapshot of the server, so no tool is listed and nothing is allowed yet.'],
    };
  }
  const grounds = {
    snapshot: { state: 'found', snapshot, uri: '' },
    server: options.server,
    serverTrusted: options.serverTrusted ?? false,
    categories: options.categories ?? {},
  } as const;
  const tools = [...(knownTools(grounds)?.byName.values() ?? [])];
  const change = recommendTools(grounds, tools, new Set());
  const parsed = parsePolicy(empty);
  const edits = changePolicy(indexOf(parsed), { ...styleOf(empty), indent }, change) ?? [];
  return { text: applyEdits(empty, edits), notes: notesOn(change, tools.length) };
}

function notesOn({ hide, approval, allowed }: ReturnType<typeof recommendTools>, count: number): readonly string[] {
  const notes = [`${countOf(count, 'tool')}, of which ${allowed} can be called.`];
  if (hide.length > 0) notes.push(`Hidden, since they destroy something for good: ${quoteNames(hide, 10)}.`);
  if (approval.length > 0)
    notes.push(`Denied until a person approves, since they move money: ${quoteNames(approval, 10)}.`);
  return notes;
}
