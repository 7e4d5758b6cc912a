import type { ArgumentPath } from '@mcp-policy/engine';
import type { Tool } from '@mcp-policy/mcp';
import { argumentAt, argumentsIn, isClosedTo, isOpenTo } from '../../judgement/arguments.ts';
import { conditionsOf, type RuleList } from '../../judgement/conditions.ts';
import { candidateOf, nearest } from '../../words/near.ts';
import { quoteName } from '../../words/quote.ts';
import type { EntryRule, RuleFinding } from '../contract.ts';

/** What comes of a condition on an argument that no call has: a missing value makes it false. */
const effects: Readonly<Record<RuleList, string>> = {
  require: 'so the condition never holds and every call is denied',
  deny_if: 'so the rule never denies anything',
  approve_if: 'so nobody is ever asked',
};

export const unknownArgument: EntryRule = {
  code: 'conditions/unknown-argument',
  severity: 'warning',
  scope: 'entry',
  summary: 'A condition or limit reads an argument that the tool does not have.',
  check({ entry, tool, hidden }) {
    if (!tool || !entry.rules || hidden) return [];
    const findings: RuleFinding[] = [];
    for (const { list, condition } of conditionsOf(entry.rules)) {
      const absent = condition.op === 'exists' && condition.value.type === 'boolean' && !condition.value.value;
      const effect = absent ? 'so the condition always holds' : effects[list];
      findings.push(...check(tool, condition.path, effect));
    }
    for (const { incrementFrom } of entry.rules.limits) {
      if (incrementFrom)
        findings.push(...check(tool, incrementFrom, 'so the limit can add up nothing and every call is denied'));
    }
    return findings;
  },
};

function check(tool: Tool, path: ArgumentPath, effect: string): readonly RuleFinding[] {
  const depth = path.keys.findIndex((_, index) => !argumentAt(tool, path.keys.slice(0, index + 1)));
  if (depth === -1) return [];
  const parent = path.keys.slice(0, depth);
  const known = argumentsIn(tool, parent);
  // An object of which the schema says nothing may hold anything.
  if (!isClosedTo(tool, parent) && (known.length === 0 ? !isScalar(tool, parent) : isOpenTo(tool, parent))) return [];
  const key = path.keys[depth] ?? '';
  const [suggestion] = nearest(
    key,
    known.map((argument) => candidateOf(argument.name)),
    1,
  );
  const meant =
    suggestion === undefined ? undefined : ['args', ...parent, suggestion, ...path.keys.slice(depth + 1)].join('.');
  const advice = meant === undefined ? ' Use an argument of the tool.' : ` Did you mean ${quoteName(meant)}?`;
  return [
    {
      span: { offset: path.offset, length: path.length },
      message: `${quoteName(path.text)} is no argument of ${quoteName(tool.name)} by its input schema, ${effect}.${advice}`,
      data: { path: path.text, ...(meant === undefined ? {} : { suggestion: meant }) },
    },
  ];
}

/** True when the argument is known to be no object, so that nothing can be inside it. */
function isScalar(tool: Tool, keys: readonly string[]): boolean {
  const types = argumentAt(tool, keys)?.types ?? [];
  return types.length > 0 && !types.includes('object');
}
