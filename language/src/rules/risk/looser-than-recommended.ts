import { recommendRule } from '@mcp-policy/mcp';
import type { EntryRule } from '../contract.ts';
import { callable, riskFinding } from './callable.ts';

export const looserThanRecommended: EntryRule = {
  code: 'risk/looser-than-recommended',
  severity: 'information',
  scope: 'entry',
  summary: 'A tool has a limit, but one that lets more calls through than is recommended for its category.',
  check(inputs) {
    const { risk, entry } = inputs;
    const cap = callable(inputs)?.cap;
    if (!risk || cap === undefined) return [];
    const recommended = recommendRule(entry.name, risk, new Set());
    if (recommended.kind !== 'limit') return [];
    const [{ max, window }] = recommended.rules.limits;
    if (cap <= max) return [];
    return riskFinding(
      inputs,
      risk.category,
      {
        says: `may be called ${cap} times in a window, where ${max} a ${window} is recommended for a tool of the category ${risk.category}`,
        advice: `Lower its limit, or add one of ${max} a ${window}.`,
      },
      'information',
    );
  },
};
