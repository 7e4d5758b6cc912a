import type { Span } from '@mcp-policy/engine';
import { lookAlikes } from '../../judgement/look-alikes.ts';
import { type KnownTools, knownTools } from '../../judgement/tools.ts';
import { quoteName, quoteNames } from '../../words/quote.ts';
import { keySpan, type PolicyRule, type RuleFinding } from '../contract.ts';

/** Names that differ in case, width, invisible or foreign letters only: a rule for one reads as if it held for the other. */
export const lookAlikeName: PolicyRule = {
  code: 'tools/look-alike-name',
  severity: 'warning',
  scope: 'policy',
  summary: 'The server has another tool whose name looks the same.',
  check({ facts, index }) {
    const tools = knownTools(facts);
    if (!tools) return [];
    return [
      ...index.document.entries.flatMap((placed) => check(tools, placed.entry.name, keySpan(placed), 'These rules do')),
      ...index.head.hide.flatMap(({ name, offset, length }) =>
        check(tools, name, { offset, length }, 'Hiding this does'),
      ),
    ];
  },
};

function check(tools: KnownTools, name: string, span: Span, what: string): readonly RuleFinding[] {
  // A name that the server does not have is told as unknown, with the one that it resembles.
  const others = tools.byName.has(name) ? lookAlikes(tools, name) : [];
  if (others.length === 0) return [];
  return [
    {
      span,
      message: `${quoteName(name)} looks like ${quoteNames(others.map(spelt))}, another tool of this server. ${what} not apply to the other: check which of them is meant, and whether the other is guarded too.`,
      data: { tool: name, others },
    },
  ];
}

/** A name with its foreign letters spelt out, since printing it would show no difference. */
function spelt(name: string): string {
  return name.replace(/[^\x20-\x7e]/gu, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`);
}
