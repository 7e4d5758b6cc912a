import type { EntryRule } from '../contract.ts';
import { callable, riskFinding } from './callable.ts';

export const executeUnlimited: EntryRule = {
  code: 'risk/execute-unlimited',
  severity: 'warning',
  scope: 'entry',
  summary: 'A tool that runs something can be called without any limit.',
  check(inputs) {
    if (inputs.risk?.category !== 'Execute') return [];
    const how = callable(inputs);
    if (!how || how.cap !== undefined) return [];
    return riskFinding(inputs, 'Execute', {
      does: 'runs something whose effect depends on its arguments',
      may: 'run something whose effect depends on its arguments',
      lets: 'and an agent that goes astray can call it as often as it likes',
      advice: 'Limit it to 10 calls a minute.',
    });
  },
};
