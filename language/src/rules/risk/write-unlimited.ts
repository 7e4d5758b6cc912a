import type { EntryRule } from '../contract.ts';
import { callable, riskFinding } from './callable.ts';

export const writeUnlimited: EntryRule = {
  code: 'risk/write-unlimited',
  severity: 'warning',
  scope: 'entry',
  summary: 'A tool that creates or changes things can be called without any limit.',
  check(inputs) {
    if (inputs.risk?.category !== 'Write') return [];
    const how = callable(inputs);
    if (!how || how.cap !== undefined) return [];
    return riskFinding(inputs, 'Write', {
      does: 'creates or changes things',
      may: 'create or change things',
      lets: 'and an agent that goes astray can call it as often as it likes',
      advice: 'Limit it to 30 calls a minute.',
    });
  },
};
