import type { Condition, JsonNode } from '@mcp-policy/engine';
import type { Tool } from '@mcp-policy/mcp';
import { argumentAt } from '../../judgement/arguments.ts';
import { rulesOf } from '../../judgement/conditions.ts';
import { sourceOf } from '../../logic/points.ts';
import { getsPast } from '../../logic/slips.ts';
import { plain, quoteName } from '../../words/quote.ts';
import type { EntryRule } from '../contract.ts';

/** Values are equal by their text form, so the same value in another type is another value (docs/language.md, 2. Conditions). */
export const bypassByType: EntryRule = {
  code: 'conditions/bypass-by-type',
  severity: 'warning',
  scope: 'entry',
  summary: 'A rule names a value that the argument may also carry in another type, which the rule does not see.',
  check({ entry, tool, hidden }) {
    if (!tool || !entry.rules || hidden) return [];
    return rulesOf(entry.rules).flatMap(({ list, rule }) =>
      rule.conditions.flatMap((condition) => {
        const { op, path } = condition;
        const excludes = list === 'require' ? op === 'neq' || op === 'not_in' : op === 'eq' || op === 'in';
        if (!excludes) return [];
        for (const node of valuesOf(condition)) {
          const other = inOtherType(node, tool, path.keys);
          if (other === undefined || getsPast(entry, path.keys, sourceOf(node), rule)) continue;
          if (!getsPast(entry, path.keys, other, rule)) continue;
          return [
            {
              span: { offset: node.offset, length: node.length },
              message: `${quoteName(path.text)} of ${quoteName(tool.name)} may also come in another type by its input schema, and then this rule does not see the value: ${plain(other, 60)} gets past it. Require the type as well, for example with an operator that reads only that, or list what is allowed.`,
              data: { path: path.text },
            },
          ];
        }
        return [];
      }),
    );
  },
};

function valuesOf({ op, value }: Condition): readonly JsonNode[] {
  return (op === 'in' || op === 'not_in') && value.type === 'array' ? value.items : [value];
}

/** The value as JSON in another type that the schema names too: a number written out differently, or a list of one. */
function inOtherType(node: JsonNode, tool: Tool, keys: readonly string[]): string | undefined {
  const argument = argumentAt(tool, keys);
  if (!argument || argument.closed) return undefined;
  const { types } = argument;
  const isNumber = types.includes('number') || types.includes('integer');
  if (node.type === 'number') {
    if (!isNumber) return undefined;
    if (types.includes('string') && /^-?\d+(?:\.\d+)?$/.test(node.source))
      return JSON.stringify(node.source.includes('.') ? `${node.source}0` : `${node.source}.0`);
    return types.includes('array') ? `[${node.source}]` : undefined;
  }
  if (node.type !== 'string' || !types.includes('string') || !types.includes('array')) return undefined;
  return JSON.stringify([node.value]);
}
