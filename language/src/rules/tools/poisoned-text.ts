import type { Span } from '@mcp-policy/engine';
import type { PoisonFinding } from '@mcp-policy/mcp';
import { toolsPlace } from '../../judgement/places.ts';
import { placeInTool, poisonedTools } from '../../judgement/poison.ts';
import { isHidden } from '../../judgement/policy-index.ts';
import { countOf, plain, quoteName, quoteNames } from '../../words/quote.ts';
import { keySpan, type PolicyRule, type RuleFinding } from '../contract.ts';

/**
 * What a server writes about its tools goes into the model's context as it is, whether the tool may be called or not; only
 * `hide` keeps it out (docs/language.md, 1. The document). So a tool that is denied is told too.
 */
export const poisonedText: PolicyRule = {
  code: 'tools/poisoned-text',
  severity: 'warning',
  scope: 'policy',
  reads: 'name',
  summary: 'The texts of a tool hold what a reader does not see, or words that are aimed at the model.',
  check({ facts, index }) {
    const poisoned = poisonedTools(facts);
    // Two names that look alike are told by a rule of their own.
    const all = [...poisoned].flatMap(([name, findings]) => {
      const told = findings.filter(({ kind }) => kind !== 'look-alike');
      return told.length === 0 || isHidden(index, name) ? [] : [{ name, findings: told }];
    });
    const unnamed = all.filter(({ name }) => !index.entries.has(name));
    const named = all.flatMap(({ name, findings }): RuleFinding[] => {
      const placed = index.entries.get(name);
      return placed ? [about(name, findings, keySpan(placed))] : [];
    });
    if (unnamed.length === 0 || !index.readable) return named;
    return [...named, together(unnamed, toolsPlace(index))];
  },
};

const reaches = 'This text reaches the model with the list of tools, whether the tool may be called or not.';

function about(name: string, findings: readonly PoisonFinding[], span: Span): RuleFinding {
  return {
    span,
    message: `${quoteName(name)}: ${inWords(findings)}. ${reaches} Look at it, and hide the tool unless you know why it stands there.`,
    data: { tool: name },
  };
}

/** One remark for all that the policy does not name: they have no line of their own. */
function together(
  tools: readonly { readonly name: string; readonly findings: readonly PoisonFinding[] }[],
  span: Span,
): RuleFinding {
  const [first] = tools;
  const names = tools.map(({ name }) => name);
  const example = first ? ` ${quoteName(first.name)}: ${inWords(first.findings)}.` : '';
  return {
    span,
    message: `${countOf(tools.length, 'tool')} that the policy does not name ${tools.length === 1 ? 'holds' : 'hold'} text that somebody should look at: ${quoteNames(names)}.${example} ${reaches} Hide what you do not trust.`,
    data: { tools: names },
  };
}

/** Two of what was found, with their places: enough to know what to look for. */
function inWords(findings: readonly PoisonFinding[]): string {
  const shown = findings.slice(0, 2).map((finding) => `${plain(placeInTool(finding), 120)} ${plain(finding.why, 260)}`);
  const more = findings.length > 2 ? `, and ${findings.length - 2} more` : '';
  return `${shown.join('; ')}${more}`;
}
