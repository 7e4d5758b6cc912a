import { acceptIt, describeListing, driftOf } from '../../judgement/drift.ts';
import { quoteName } from '../../words/quote.ts';
import { keySpan, type PolicyRule, type RuleFinding } from '../contract.ts';

export const toolGone: PolicyRule = {
  code: 'drift/tool-gone',
  severity: 'warning',
  scope: 'policy',
  reads: 'name',
  summary: 'The server no longer lists a tool that the policy names.',
  check({ facts, index }) {
    const { gone } = driftOf(facts);
    if (gone.size === 0) return [];
    const where = describeListing(facts);
    const findings: RuleFinding[] = [];
    for (const { name, offset, length } of index.head.hide) {
      if (!gone.has(name)) continue;
      const message = `${quoteName(name)} is no longer in ${where}, so this line hides nothing any more. If another tool took its place, it is not hidden. ${acceptIt}`;
      findings.push({ span: { offset, length }, message, data: { tool: name } });
    }
    for (const placed of index.document.entries) {
      const { name } = placed.entry;
      if (!gone.has(name)) continue;
      const message = `${quoteName(name)} is no longer in ${where}, so this entry applies to nothing any more. If another tool took its place, these rules do not hold for it. ${acceptIt}`;
      findings.push({ span: keySpan(placed), message, data: { tool: name } });
    }
    return findings;
  },
};
