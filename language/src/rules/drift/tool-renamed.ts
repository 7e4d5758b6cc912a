import type { Span } from '@mcp-policy/engine';
import { acceptIt, describeListing, driftOf } from '../../judgement/drift.ts';
import { isHidden } from '../../judgement/policy-index.ts';
import { quoteName } from '../../words/quote.ts';
import { keySpan, type PolicyInputs, type PolicyRule, type RuleFinding } from '../contract.ts';

/** An Error where the later name may be called without what the policy says of the earlier one. */
export const toolRenamed: PolicyRule = {
  code: 'drift/tool-renamed',
  severity: 'warning',
  scope: 'policy',
  reads: 'name',
  summary: 'The server lists a tool that the policy names under another name.',
  check(inputs) {
    const { facts, index } = inputs;
    const { renamed } = driftOf(facts);
    if (renamed.size === 0) return [];
    const findings: RuleFinding[] = [];
    for (const { name, offset, length } of index.head.hide) {
      const to = renamed.get(name);
      if (to !== undefined) findings.push(about(inputs, name, to, { offset, length }, 'this line hides nothing'));
    }
    for (const placed of index.document.entries) {
      const to = renamed.get(placed.entry.name);
      const what = 'these rules hold for no tool';
      if (to !== undefined) findings.push(about(inputs, placed.entry.name, to, keySpan(placed), what));
    }
    return findings;
  },
};

function about({ facts, index }: PolicyInputs, from: string, to: string, span: Span, what: string): RuleFinding {
  const open = index.default === 'allow' && !isHidden(index, to) && !index.entries.has(to);
  const effect = open
    ? `${what}, and ${quoteName(to)} may be called without any.`
    : `${what}: calls of ${quoteName(to)} are decided without it.`;
  return {
    span,
    ...(open ? { severity: 'error' as const } : {}),
    message: `${quoteName(from)} is called ${quoteName(to)} in ${describeListing(facts)}, with the same arguments. As it stands ${effect} Rename it here too. ${acceptIt}`,
    data: { tool: from, to },
  };
}
