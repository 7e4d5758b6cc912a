import type { Tool } from '@mcp-policy/mcp';
import { isChecked, openChecks } from '../../judgement/argument-checks.ts';
import { argumentsOf } from '../../judgement/arguments.ts';
import { wordsOf } from '../../words/near.ts';
import { quoteNames } from '../../words/quote.ts';
import type { EntryRule } from '../contract.ts';
import { callable, riskFinding } from './callable.ts';

/** Names of arguments that say what is run. */
const telling = new Set(['command', 'cmd', 'code', 'script', 'shell', 'sql', 'expression', 'program', 'snippet']);

export const executeUncheckedArguments: EntryRule = {
  code: 'risk/execute-unchecked-arguments',
  severity: 'information',
  scope: 'entry',
  summary: 'A tool that runs something can be called, and no rule looks at what it is given to run.',
  check(inputs) {
    const { entry, tool, risk } = inputs;
    const { rules } = entry;
    if (risk?.category !== 'Execute' || !tool || !rules || !callable(inputs)) return [];
    const free = freeTexts(tool);
    const unchecked = free.filter((name) => !isChecked(rules, name));
    // Whoever looks at one of them has thought about it.
    if (free.length === 0 || unchecked.length < free.length) return [];
    const what = quoteNames(unchecked.map((name) => `args.${name}`));
    const checkable = openChecks(tool, risk, rules).map(({ argument }) => argument);
    const findings = riskFinding(inputs, 'Execute', {
      does: 'runs what it is given',
      may: 'run what it is given',
      lets: `and no rule looks at ${what}: whatever an agent was talked into is run`,
      advice: 'Require a pattern that only what is meant to be run matches, or have a person agree.',
    });
    return findings.map((finding) => ({
      ...finding,
      data: { ...finding.data, checkable: checkable.filter((name) => free.includes(name)) },
    }));
  },
};

/** Arguments that say what to run in words of the caller's own; a key with a dot cannot be addressed by a path. */
function freeTexts(tool: Tool): readonly string[] {
  return argumentsOf(tool)
    .filter(({ closed, types }) => !closed && (types.length === 0 || types.includes('string')))
    .map(({ name }) => name)
    .filter((name) => !name.includes('.') && wordsOf(name).some((word) => telling.has(word)));
}
