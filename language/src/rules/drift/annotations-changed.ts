import type { Tool } from '@mcp-policy/mcp';
import { acceptIt, describeListing, driftOf } from '../../judgement/drift.ts';
import { isHidden } from '../../judgement/policy-index.ts';
import { quoteName } from '../../words/quote.ts';
import { keySpan, type PolicyRule, type RuleFinding } from '../contract.ts';

/** Each hint with the value that stands for "harmless", which is never the one that silence means. */
const harmless = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const;

export const annotationsChanged: PolicyRule = {
  code: 'drift/annotations-changed',
  severity: 'warning',
  scope: 'policy',
  reads: 'name',
  summary: 'The server calls a tool more harmless than when the policy was reviewed.',
  check({ facts, index }) {
    const { changed } = driftOf(facts);
    if (changed.size === 0) return [];
    const findings: RuleFinding[] = [];
    for (const placed of index.document.entries) {
      const { name } = placed.entry;
      const tools = changed.get(name);
      if (!tools || isHidden(index, name)) continue;
      const claims = claimsOf(tools.after).filter((claim) => !claimsOf(tools.before).includes(claim));
      if (claims.length === 0) continue;
      findings.push({
        span: keySpan(placed),
        message: `${describeListing(facts).replace(/^t/, 'T')} claims of ${quoteName(name)} what it did not claim before: ${claims.join(', ')}. An annotation is a claim of the server about itself, and no reason to loosen these rules. ${acceptIt}`,
        data: { tool: name, claims },
      });
    }
    return findings;
  },
};

function claimsOf({ annotations }: Tool): readonly string[] {
  return Object.entries(harmless).flatMap(([hint, value]) => {
    const claimed = annotations && Object.entries(annotations).some(([key, said]) => key === hint && said === value);
    return claimed ? [`${hint}: ${value}`] : [];
  });
}
