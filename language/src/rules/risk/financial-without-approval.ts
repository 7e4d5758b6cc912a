import type { EntryRule } from '../contract.ts';
import { callable, riskFinding } from './callable.ts';

export const financialWithoutApproval: EntryRule = {
  code: 'risk/financial-without-approval',
  severity: 'warning',
  scope: 'entry',
  summary: 'A tool that moves money can be called without a person.',
  check(inputs) {
    if (inputs.risk?.category !== 'Financial' || !callable(inputs)) return [];
    return riskFinding(inputs, 'Financial', {
      does: 'moves money or commits to it',
      may: 'move money or commit to it',
      lets: 'and no person is asked before this policy lets a call through',
      advice: 'Deny it with the message "Requires human approval.".',
    });
  },
};
