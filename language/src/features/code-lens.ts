import {
  itemsOf,
  nodeAtPointer,
  type ParsedPolicy,
  type PolicyDocument,
  pointerSegments,
  rangeOf,
  type ToolEntry,
} from '@mcp-policy/engine';
import type { Range } from 'vscode-languageserver-types';
import type { Facts } from '../facts.ts';
import { toLspRange } from '../finding.ts';
import { hasRules } from '../judgement/protection.ts';
import type { RecordedHits } from '../recorded/hits.ts';
import { hitsInWords } from '../words/hits.ts';

/** A line over each of more tools would bury what stands between them, and cost the editor dearly. */
export const mostToolsWithLens = 500;

/** What a lens is about; its title is asked for later, when it comes into view. */
export interface LensSubject {
  /** Offer to try the tool out, or tell what became of recorded calls. */
  readonly kind: 'simulate' | 'hits';
  /** Absent: calls of any tool. */
  readonly tool?: string;
  /** The place of the rule that decided, as a decision has it; absent: whatever decided. */
  readonly at?: string;
}

export interface LensPlace {
  readonly subject: LensSubject;
  readonly range: Range;
}

/** Hits, and the policy that they are of: a newer text may have other rules at the same places. */
export interface PolicyHits {
  readonly hits: RecordedHits;
  readonly parsed: ParsedPolicy;
}

/** Where lenses stand: over each tool with rules, and over each rule that stopped a recorded call. None in a large policy. */
export function lensPlaces(facts: Facts, known?: PolicyHits): readonly LensPlace[] {
  const { document } = facts.parsed;
  if (document.entries.length > mostToolsWithLens) return [];
  return [...toolLenses(facts, known), ...(known ? ruleLenses(facts, known) : [])];
}

function toolLenses({ parsed: { document } }: Facts, known: PolicyHits | undefined): LensPlace[] {
  const ruled = document.entries.filter(({ entry }) => entry.name !== '' && isRuled(entry));
  return ruled.flatMap(({ entry, offset }) => {
    const range = toLspRange(rangeOf(document, entry.node.key, offset));
    const tool = entry.name;
    const simulate: LensPlace = { range, subject: { kind: 'simulate', tool } };
    return known ? [simulate, { range, subject: { kind: 'hits', tool } }] : [simulate];
  });
}

/** Whether an entry says anything about calls. What is half typed does too: a lens that came and went would move the lines. */
function isRuled({ rules, node }: ToolEntry): boolean {
  return rules ? hasRules(rules) : node.value?.type === 'object' && node.value.properties.length > 0;
}

function ruleLenses({ parsed: { document } }: Facts, { hits, parsed: before }: PolicyHits): LensPlace[] {
  return [...hits.rules.keys()].flatMap((at) => {
    const found = nodeAtPointer(document, at);
    if (!found || !isSameRule(at, document, before.document)) return [];
    const tool = toolOf(document, at);
    return [
      {
        range: toLspRange(rangeOf(document, found.node, found.base)),
        subject: { kind: 'hits', at, ...(tool === undefined ? {} : { tool }) },
      },
    ];
  });
}

/**
 * Whether the rule at a place is the one that was counted: it still says the same, or is being changed where it stands, among as
 * many others as before. Until it has been counted anew, what was counted is the best there is to tell.
 */
function isSameRule(at: string, now: PolicyDocument, before: PolicyDocument): boolean {
  const list = at.slice(0, at.lastIndexOf('/'));
  const lengths = [now, before].map((document) => itemsOf(nodeAtPointer(document, list)?.node).length);
  if (lengths[0] === lengths[1]) return true;
  return textAt(now, at) === textAt(before, at);
}

/** The tool whose entry, or whose place in `hide`, a rule is; undefined for a rule about all of them. */
function toolOf({ head }: PolicyDocument, at: string): string | undefined {
  const [first, second] = pointerSegments(at) ?? [];
  const named = first === 'tools' ? second : first === 'hide' ? head.hide[Number(second)]?.name : undefined;
  return named === '*' ? undefined : named;
}

function textAt(document: PolicyDocument, at: string): string | undefined {
  const found = nodeAtPointer(document, at);
  if (!found) return undefined;
  const start = found.base + found.node.offset;
  return document.text.slice(start, start + found.node.length);
}

/** What a lens says. Undefined when what it was about is known no more. */
export function lensTitle(facts: Facts, { kind, tool, at }: LensSubject, hits?: RecordedHits): string | undefined {
  if (kind === 'simulate') return 'Simulate this tool';
  if (!hits) return undefined;
  const found = at === undefined ? hits.tools.get(tool ?? '') : hits.rules.get(at);
  return found ? hitsInWords(found, facts.now) : 'no recorded call';
}
