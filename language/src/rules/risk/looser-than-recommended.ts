import { recommendRule } from '@mcp-policy/mcp';
import { quoteName } from '../../words/quote.ts';
import { grounds } from '../../words/risk.ts';
import type { EntryRule } from '../contract.ts';
import { callable } from './callable.ts';

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
    const { offset, length } = entry.node.key;
    const ofItsOwn = (entry.rules?.limits.length ?? 0) > 0;
    const advice = `${ofItsOwn ? 'Lower it, or add' : 'Add'} one of ${max} a ${window}.`;
    return [
      {
        span: { offset, length },
        message: `${ofItsOwn ? `The limit of ${quoteName(entry.name)}` : `${quoteName(entry.name)} has no limit but that over all tools, which`} lets ${cap} calls through in its window, where ${max} a ${window} is recommended for a tool of the category ${risk.category} (${grounds(risk)}). ${advice}`,
        data: { tool: entry.name, category: risk.category },
      },
    ];
  },
};
