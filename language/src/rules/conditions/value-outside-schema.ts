import type { JsonNode } from '@mcp-policy/engine';
import type { Tool } from '@mcp-policy/mcp';
import { argumentAt } from '../../judgement/arguments.ts';
import { conditionsOf } from '../../judgement/conditions.ts';
import { candidateOf, nearest } from '../../words/near.ts';
import { plain, quoteName } from '../../words/quote.ts';
import type { EntryRule, RuleFinding } from '../contract.ts';

export const valueOutsideSchema: EntryRule = {
  code: 'conditions/value-outside-schema',
  severity: 'warning',
  scope: 'entry',
  summary: 'A condition compares an argument with a value that it can never have.',
  check({ entry, tool, hidden }) {
    if (!tool || !entry.rules || hidden) return [];
    return conditionsOf(entry.rules).flatMap(({ condition: { path, op, value } }) => {
      if (op === 'eq' || op === 'neq') return check(tool, path.keys, path.text, [value]);
      return (op === 'in' || op === 'not_in') && value.type === 'array'
        ? check(tool, path.keys, path.text, value.items)
        : [];
    });
  },
};

function check(tool: Tool, keys: readonly string[], path: string, nodes: readonly JsonNode[]): readonly RuleFinding[] {
  const argument = argumentAt(tool, keys);
  if (!argument?.closed) return [];
  const texts = argument.values.map(textForm);
  // Objects and lists are compared in depth: where the enumeration holds one, nothing is said.
  const known = texts.flatMap((text) => text ?? []);
  if (known.length < texts.length) return [];
  return nodes.flatMap((node) => {
    const text = textForm(scalarOf(node));
    if (text === undefined || known.includes(text)) return [];
    const [suggestion] = nearest(text, known.map(candidateOf), 1);
    const advice =
      suggestion === undefined
        ? `Its values are ${known
            .slice(0, 8)
            .map((one) => quoteName(one))
            .join(', ')}${known.length > 8 ? ', …' : ''}.`
        : `Did you mean ${quoteName(suggestion)}?`;
    return [
      {
        span: { offset: node.offset, length: node.length },
        message: `${quoteName(path)} of ${quoteName(tool.name)} is never ${plain(JSON.stringify(text), 60)} by its input schema, so comparing it with that says nothing. ${advice}`,
        data: { path, ...(suggestion === undefined || node.type !== 'string' ? {} : { suggestion }) },
      },
    ];
  });
}

function scalarOf(node: JsonNode): unknown {
  if (node.type === 'array' || node.type === 'object') return node;
  return node.type === 'null' ? null : node.value;
}

/** Scalars are equal when their text forms are: docs/language.md, 2. Conditions. Undefined for anything else. */
function textForm(value: unknown): string | undefined {
  if (value === null) return 'null';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
