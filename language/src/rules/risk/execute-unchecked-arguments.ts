import type { ToolRules } from '@mcp-policy/engine';
import type { Tool } from '@mcp-policy/mcp';
import { argumentsOf } from '../../judgement/arguments.ts';
import { conditionsOf } from '../../judgement/conditions.ts';
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
    if (risk?.category !== 'Execute' || !tool || !entry.rules || !callable(inputs)) return [];
    const free = freeTexts(tool);
    const unchecked = free.filter((name) => !isChecked(entry.rules, name));
    // Whoever looks at one of them has thought about it.
    if (free.length === 0 || unchecked.length < free.length) return [];
    const what = quoteNames(unchecked.map((name) => `args.${name}`));
    return riskFinding(inputs, 'Execute', {
      does: 'runs what it is given',
      may: 'run what it is given',
      lets: `and no rule looks at ${what}: whatever an agent was talked into is run`,
      advice: 'Require a pattern that only what is meant to be run matches, or have a person agree.',
    });
  },
};

/** Arguments that say what to run in words of the caller's own; a key with a dot cannot be addressed by a path. */
function freeTexts(tool: Tool): readonly string[] {
  return argumentsOf(tool)
    .filter(({ closed, types }) => !closed && (types.length === 0 || types.includes('string')))
    .map(({ name }) => name)
    .filter((name) => !name.includes('.') && wordsOf(name).some((word) => telling.has(word)));
}

function isChecked(rules: ToolRules | undefined, name: string): boolean {
  return (
    rules !== undefined &&
    conditionsOf(rules).some(({ condition: { path, op } }) => op !== 'exists' && path.keys[0] === name)
  );
}
