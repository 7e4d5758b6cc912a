import type { EntryRule } from '../contract.ts';
import { callable, riskFinding } from './callable.ts';

export const destructiveCallable: EntryRule = {
  code: 'risk/destructive-callable',
  severity: 'warning',
  scope: 'entry',
  summary: 'A tool that deletes or ends something for good can be called.',
  check(inputs) {
    if (inputs.risk?.category !== 'Destructive' || !callable(inputs)) return [];
    return riskFinding(inputs, 'Destructive', {
      does: 'destroys something for good',
      may: 'destroy something for good',
      lets: 'and this policy lets calls of it through',
      advice: 'Hide it, unless the agent cannot do without it.',
    });
  },
};
