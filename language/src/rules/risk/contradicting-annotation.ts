import { contradictionsOf } from '@mcp-policy/mcp';
import { plain, quoteName } from '../../words/quote.ts';
import type { EntryRule } from '../contract.ts';
import { callable } from './callable.ts';

export const contradictingAnnotation: EntryRule = {
  code: 'risk/contradicting-annotation',
  severity: 'warning',
  scope: 'entry',
  summary: 'The server calls a tool harmless, and its own words say otherwise.',
  check(inputs) {
    const { entry, tool, risk } = inputs;
    // Somebody who has set the category has looked at the tool, and at what its server says.
    if (!tool || !risk || risk.signals.some((signal) => signal.source === 'user') || !callable(inputs)) return [];
    const [contradiction] = contradictionsOf(tool, risk);
    if (!contradiction) return [];
    const { offset, length } = entry.node.key;
    return [
      {
        span: { offset, length },
        message: `${quoteName(entry.name)}: ${plain(contradiction.why, 300)} An annotation is a claim of the server about itself; a policy that rests on it rests on nothing. Judge the tool by what it does.`,
        data: { tool: entry.name, claim: contradiction.claim },
      },
    ];
  },
};
