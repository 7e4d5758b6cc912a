import type { Tool } from '@mcp-policy/mcp';
import { argumentAt } from '../../judgement/arguments.ts';
import { isRequired, rulesOf } from '../../judgement/conditions.ts';
import { quoteName } from '../../words/quote.ts';
import type { EntryRule } from '../contract.ts';

export const bypassByOmission: EntryRule = {
  code: 'conditions/bypass-by-omission',
  severity: 'warning',
  scope: 'entry',
  summary: 'A rule that denies or asks reads an optional argument, and leaving it out walks round the rule.',
  check({ entry, tool, hidden }) {
    const { rules } = entry;
    if (!tool || !rules || hidden) return [];
    return rulesOf(rules).flatMap(({ list, rule }) => {
      if (list === 'require') return [];
      // One way round is enough to tell of a rule; `exists` is about presence itself.
      const found = rule.conditions.find(
        ({ path, op }) => op !== 'exists' && isOptional(tool, path.keys) && !isRequired(rules, path.text),
      );
      if (!found) return [];
      const { path } = found;
      const what = list === 'deny_if' ? 'is not denied by this rule' : 'is let through without a person';
      return [
        {
          span: { offset: path.offset, length: path.length },
          message: `${quoteName(path.text)} is optional for ${quoteName(tool.name)}, so a call that leaves it out ${what}. Require the argument as well, or deny when it is absent.`,
          data: { tool: tool.name, path: path.text },
        },
      ];
    });
  },
};

/** True when the schema names the argument and some step to it may be left out. */
function isOptional(tool: Tool, keys: readonly string[]): boolean {
  const steps = keys.map((_, index) => argumentAt(tool, keys.slice(0, index + 1)));
  return steps.every((step) => step !== undefined) && steps.some((step) => step?.required === false);
}
