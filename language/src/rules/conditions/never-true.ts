import type { Condition, Rule, Span, ToolEntry } from '@mcp-policy/engine';
import type { Tool } from '@mcp-policy/mcp';
import { argumentAt } from '../../judgement/arguments.ts';
import { type RuleList, rulesOf } from '../../judgement/conditions.ts';
import { boundsOf, certainlyBeyond } from '../../judgement/number-bounds.ts';
import { mayInteract } from '../../logic/interaction.ts';
import { canHold } from '../../logic/outcomes.ts';
import { truthOf } from '../../logic/truth.ts';
import { quoteName } from '../../words/quote.ts';
import type { EntryRule, RuleFinding } from '../contract.ts';

export const neverTrue: EntryRule = {
  code: 'conditions/never-true',
  severity: 'warning',
  scope: 'entry',
  summary: 'The conditions of a rule never hold.',
  check({ entry, tool, hidden }) {
    if (!entry.rules || hidden || entry.problems.some(({ severity }) => severity === 'error')) return [];
    return rulesOf(entry.rules).flatMap(({ list, rule }) => {
      if (list !== 'require' && neverTogether(entry, rule)) return [together(list, rule)];
      return rule.conditions.flatMap((condition) =>
        tool && failsBySchema(list, condition, tool) ? [bySchema(list, condition)] : [],
      );
    });
  },
};

const effects: Readonly<Record<RuleList, string>> = {
  require: 'so every call is denied',
  deny_if: 'so the rule denies nothing',
  approve_if: 'so nobody is ever asked',
};

/** Of `require` the rule logic/contradiction tells. */
function neverTogether({ rules }: ToolEntry, rule: Rule): boolean {
  const alone = { require: [], denyIf: [rule], approveIf: [], limits: [] };
  return rules !== undefined && rule.conditions.length > 0 && mayInteract(alone) && canHold(rule) === false;
}

function together(list: RuleList, { conditions, offset, length }: Rule): RuleFinding {
  const what = conditions.length === 1 ? 'This condition never holds' : 'These conditions never hold together';
  const first = conditions[0];
  const span: Span = conditions.length === 1 && first ? first.opSpan : { offset, length };
  return {
    span: { offset: span.offset, length: span.length },
    data: { together: conditions.length > 1 },
    message: `${what} for a value that they can read, ${effects[list]} that it was written for. All conditions of a rule must hold: where any one should do, write a rule for each.`,
  };
}

function bySchema(list: RuleList, { path, opSpan }: Condition): RuleFinding {
  return {
    span: { offset: opSpan.offset, length: opSpan.length },
    message: `This condition holds for no value of ${quoteName(path.text)} that the input schema allows, ${effects[list]}. Compare with a value that it can have.`,
    data: { path: path.text },
  };
}

/** `eq` and `in` have a rule of their own, conditions/value-outside-schema. */
function failsBySchema(list: RuleList, condition: Condition, tool: Tool): boolean {
  const { op, path } = condition;
  if (op === 'exists' || op === 'eq' || op === 'in') return false;
  const argument = argumentAt(tool, path.keys);
  if (!argument) return false;
  if (argument.closed) {
    const scalars = argument.values.every((value) => value === null || typeof value !== 'object');
    // What is of a wrong type has a rule of its own too.
    if (!scalars || argument.values.length === 0 || op === 'neq' || op === 'not_in') return false;
    const holds = truthOf(condition, list === 'require' ? 'strict' : 'closed');
    return !argument.values.some((value) => holds(JSON.stringify(value)));
  }
  // The server may not keep to its schema, and a `deny_if` that sees to it is no mistake.
  const bounds = list === 'require' ? boundsOf(argument) : undefined;
  return bounds !== undefined && certainlyBeyond(condition, bounds);
}
