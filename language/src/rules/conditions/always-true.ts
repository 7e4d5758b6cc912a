import type { Condition } from '@mcp-policy/engine';
import type { Tool } from '@mcp-policy/mcp';
import { argumentAt } from '../../judgement/arguments.ts';
import { type RuleList, rulesOf } from '../../judgement/conditions.ts';
import { boundsOf, certainlyWithin } from '../../judgement/number-bounds.ts';
import { truthOf } from '../../logic/truth.ts';
import { quoteName } from '../../words/quote.ts';
import type { EntryRule } from '../contract.ts';

export const alwaysTrue: EntryRule = {
  code: 'conditions/always-true',
  severity: 'warning',
  scope: 'entry',
  summary: 'A condition holds for every value that the argument can have.',
  check({ entry, tool, hidden }) {
    if (!entry.rules || hidden || entry.problems.some(({ severity }) => severity === 'error')) return [];
    return rulesOf(entry.rules).flatMap(({ list, rule }) =>
      rule.conditions.flatMap((condition) => {
        // Beside other conditions, and in `require`, saying what the schema says too does no harm.
        const alone = rule.conditions.length === 1 && list !== 'require';
        const why = byItself(condition, tool) ?? (alone && tool ? bySchema(condition, tool) : undefined);
        if (why === undefined) return [];
        const { path, opSpan } = condition;
        return [
          {
            span: { offset: opSpan.offset, length: opSpan.length },
            message: `This condition holds for ${why} of ${quoteName(path.text)}, ${effectOf(list)}. Write what tells the calls apart, or take the condition out.`,
            data: { path: path.text },
          },
        ];
      }),
    );
  },
};

function effectOf(list: RuleList): string {
  if (list === 'require') return 'so it asks for no more than that the argument is given';
  return list === 'deny_if'
    ? 'so giving it at all is what is denied'
    : 'so giving it at all is what a person is asked about';
}

/** Whatever the tool is. */
function byItself({ op, value, path }: Condition, tool: Tool | undefined): string | undefined {
  if (op === 'not_in' && value.type === 'array' && value.items.length === 0) return 'every value';
  if (value.type !== 'string') return undefined;
  if (op === 'regex' && matchesEverything(value.value)) return 'every text';
  if (op !== 'contains' || value.value !== '' || !tool) return undefined;
  const types = argumentAt(tool, path.keys)?.types ?? [];
  return types.length > 0 && !types.includes('array') ? 'every text' : undefined;
}

/** Nothing at the front of any text is matched already, so that no text fails; an anchor there changes nothing. */
function matchesEverything(pattern: string): boolean {
  const rest = pattern.replace(/^\^/, '');
  return /^(?:\.[*?]\??|\(\.\*\)|[\w ]\*|\[[^\]^\\[]+\]\*)*(?:\.\*)?$/.test(rest);
}

/** By what the tool's schema says of the argument's values. */
function bySchema(condition: Condition, tool: Tool): string | undefined {
  const argument = argumentAt(tool, condition.path.keys);
  if (!argument || condition.op === 'exists') return undefined;
  if (argument.closed) {
    const holds = truthOf(condition, 'strict');
    const all = argument.values.length > 0 && argument.values.every((value) => holds(JSON.stringify(value)));
    return all ? 'every value that the input schema allows' : undefined;
  }
  const bounds = boundsOf(argument);
  return bounds && certainlyWithin(condition, bounds) ? 'every number that the input schema allows' : undefined;
}
