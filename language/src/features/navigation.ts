import { rangeOf, type Span } from '@mcp-policy/engine';
import { type DocumentHighlight, DocumentHighlightKind, type Range } from 'vscode-languageserver-types';
import type { Facts } from '../facts.ts';
import { toLspRange } from '../finding.ts';
import { mentionsOf, type Name, nameAt } from '../judgement/names.ts';

/** A name with every place in the policy where it stands, in the order of the text. */
export interface Named extends Name {
  /** The place that was asked about. */
  readonly range: Range;
  readonly mentions: readonly Range[];
}

/** The tool or counter that an absolute offset touches. */
export function namedAt(facts: Facts, offset: number): Named | undefined {
  const { document } = facts.parsed;
  const at = nameAt(document, offset);
  if (!at) return undefined;
  const mentions = mentionsOf(document, at).map((mention) => placeOf(facts, mention));
  return { kind: at.kind, name: at.name, range: placeOf(facts, at), mentions };
}

/**
 * Where, within the policy, a name leads to: from a tool's rules to its entry in `hide` and back, from a counter to the
 * first limit that counts with it.
 */
export function definitionsAt(facts: Facts, offset: number): readonly Range[] {
  const { document } = facts.parsed;
  const at = nameAt(document, offset);
  if (!at) return [];
  const mentions = mentionsOf(document, at);
  const here = mentions.find((mention) => mention.offset === at.offset);
  const meant = at.kind === 'counter' ? mentions.slice(0, 1) : mentions.filter(({ role }) => role !== here?.role);
  return meant.map((mention) => placeOf(facts, mention));
}

/** Every place of the name at an absolute offset; its rules, or its first limit, are where it is set. */
export function highlightsAt(facts: Facts, offset: number): DocumentHighlight[] {
  const { document } = facts.parsed;
  const at = nameAt(document, offset);
  if (!at) return [];
  return mentionsOf(document, at).map((mention, index) => ({
    range: placeOf(facts, mention),
    kind: mention.role === 'rules' || (mention.role === 'counter' && index === 0) ? Write : Read,
  }));
}

const { Read, Write } = DocumentHighlightKind;

const placeOf = ({ parsed }: Facts, span: Span): Range => toLspRange(rangeOf(parsed.document, span));
