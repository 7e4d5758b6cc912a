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
    return [
      {
        span: { offset, length },
        message: `The limit of ${quoteName(entry.name)} lets ${cap} calls through in its window, where ${max} a ${window} is recommended for a tool of the category ${risk.category} (${grounds(risk)}). Lower it, or add one of ${max} a ${window}.`,
        data: { tool: entry.name, category: risk.category },
      },
    ];
  },
};
