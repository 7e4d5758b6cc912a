import type { Span } from '@mcp-policy/engine';
import { lookAlikes } from '../../judgement/look-alikes.ts';
import { knownTools } from '../../judgement/tools.ts';
import { quoteName, quoteNames } from '../../words/quote.ts';
import { keySpan, type PolicyRule, type RuleFinding } from '../contract.ts';

/** Names that differ in case, width, invisible or foreign letters only: a rule for one reads as if it held for the other. */
export const lookAlikeName: PolicyRule = {
  code: 'tools/look-alike-name',
  severity: 'warning',
  scope: 'policy',
  reads: 'name',
  summary: 'The server has another tool whose name looks the same.',
  check({ facts, index }) {
    const tools = knownTools(facts);
    if (!tools) return [];
    return [...lookAlikes(tools)].flatMap(([name, others]) => {
      const placed = index.entries.get(name);
      const hidden = index.hidden.get(name);
      return [
        ...(placed ? [about(name, others, keySpan(placed), 'These rules do')] : []),
        ...(hidden ? [about(name, others, { offset: hidden.offset, length: hidden.length }, 'Hiding this does')] : []),
      ];
    });
  },
};

// A name that the server does not have is told as unknown, with the one that it resembles.
function about(name: string, others: readonly string[], span: Span, what: string): RuleFinding {
  return {
    span,
    message: `${quoteName(name)} looks like ${quoteNames(others.map(spelt))}, another tool of this server. ${what} not apply to the other: check which of them is meant, and whether the other is guarded too.`,
    data: { tool: name, others },
  };
}

/** A name with its foreign letters spelt out, since printing it would show no difference. */
function spelt(name: string): string {
  return name.replace(/[^\x20-\x7e]/gu, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`);
}
