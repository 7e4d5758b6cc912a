import { lastEntryAt, type PlacedEntry, type PolicyDocument, rangeOf } from '@mcp-policy/engine';
import type { InlayHint, MarkupContent } from 'vscode-languageserver-types';
import type { Facts } from '../facts.ts';
import { toLspRange } from '../finding.ts';
import { effectInWords } from '../judgement/effects.ts';
import { riskOf } from '../judgement/tools.ts';
import { toolHover } from './hover/tool.ts';

/** A hint with the tool that it is about, for its tooltip. */
export interface ToolHint extends InlayHint {
  readonly data: string;
}

/**
 * Behind each tool's name, what the policy does with its calls and the level of its risk. For the tools whose names stand
 * between two absolute offsets, so that the cost follows what is on the screen.
 */
export function inlayHints(facts: Facts, from: number, to: number): ToolHint[] {
  const { document } = facts.parsed;
  return entriesBetween(document, from, to).flatMap(({ entry, offset }) => {
    const words = [effectInWords(facts, entry.name), riskOf(facts, entry.name)?.level];
    const label = words.filter((part) => part !== undefined).join(' · ');
    if (label === '' || entry.name === '') return [];
    const { end } = toLspRange(rangeOf(document, entry.node.key, offset));
    return [{ position: end, label, paddingLeft: true, data: entry.name }];
  });
}

/** What a hint says when somebody points at it: what a hover on the tool says. */
export function hintTooltip(facts: Facts, tool: string): MarkupContent {
  return { kind: 'markdown', value: toolHover(facts, tool) };
}

/** The entries that begin between two absolute offsets. */
export function entriesBetween({ entries }: PolicyDocument, from: number, to: number): readonly PlacedEntry[] {
  return entries.slice(lastEntryAt(entries, from - 1) + 1, lastEntryAt(entries, to) + 1);
}
