import { type PolicyDocument, positionAt, type Span } from '@mcp-policy/engine';
import type { Facts } from '../facts.ts';
import { riskOf } from '../judgement/tools.ts';
import { entriesBetween } from './inlay-hints.ts';

/** Names of tools are functions to a theme, with the level of their risk for whoever wants it in colour. */
export const semanticTokensLegend = {
  tokenTypes: ['function'],
  tokenModifiers: ['lowRisk', 'mediumRisk', 'highRisk', 'criticalRisk'],
};

const modifierOf = { Low: 1, Medium: 2, High: 4, Critical: 8 } as const;

/**
 * The names of tools between two absolute offsets, as LSP encodes them: five numbers each, relative to the one before. A
 * name whose risk nobody knows is none.
 */
export function semanticTokens(facts: Facts, from = 0, to = Number.MAX_SAFE_INTEGER): number[] {
  const { document } = facts.parsed;
  const hidden = document.head.hide.filter(({ offset }) => from <= offset && offset <= to);
  const names: (Span & { readonly name: string })[] = [
    ...hidden,
    ...entriesBetween(document, from, to).map(({ entry, offset }) => ({
      name: entry.name,
      offset: offset + entry.node.key.offset,
      length: entry.node.key.length,
    })),
  ].sort((a, b) => a.offset - b.offset);
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { name, ...span } of names) {
    const risk = name === '*' ? undefined : riskOf(facts, name);
    const { offset, length } = withoutQuotes(document, span);
    if (!risk || length === 0) continue;
    const at = positionAt(document, offset);
    data.push(at.line - line, at.line === line ? at.character - character : at.character, length);
    data.push(0, modifierOf[risk.level]);
    ({ line, character } = at);
  }
  return data;
}

function withoutQuotes({ text }: PolicyDocument, { offset, length }: Span): Span {
  const isClosed = length > 1 && text[offset + length - 1] === '"';
  return { offset: offset + 1, length: Math.max(0, length - (isClosed ? 2 : 1)) };
}

/** The one edit of the numbers that makes `after` of `before`; undefined when they are the same. */
export function tokensEdit(
  before: readonly number[],
  after: readonly number[],
): { readonly start: number; readonly deleteCount: number; readonly data: number[] } | undefined {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return undefined;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { start, deleteCount: before.length - end - start, data: after.slice(start, after.length - end) };
}
