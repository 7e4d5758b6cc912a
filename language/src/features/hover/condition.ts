import type { Condition, Operator, PlacedEntry, ToolRules } from '@mcp-policy/engine';
import type { Facts } from '../../facts.ts';
import { argumentAt, isClosedTo } from '../../judgement/arguments.ts';
import { knownTools } from '../../judgement/tools.ts';
import { codeSpan, escapeMarkdown } from '../../words/escape-markdown.ts';
import { conditionInWords } from '../../words/rules.ts';
import { typeWords } from '../../words/types.ts';

type RuleList = 'require' | 'deny_if' | 'approve_if';

/** What an operator does with a value of a type that it cannot read: docs/language.md, 2. Conditions. */
const unreadable: Readonly<Partial<Record<Operator, string>>> = {
  lt: 'no number',
  lte: 'no number',
  gt: 'no number',
  gte: 'no number',
  regex: 'no text',
  contains: 'neither a text nor a list',
};

/** The condition at `path` of an entry (`['deny_if', 0, 'conditions', 1, …]`), when its form is right. */
export function conditionAt({ entry }: PlacedEntry, path: readonly (string | number)[]): Condition | undefined {
  const [list, rule, , condition] = path;
  if (!isRuleList(list) || typeof rule !== 'number' || typeof condition !== 'number' || !entry.rules) return undefined;
  return rulesIn(entry.rules, list)[rule]?.conditions[condition];
}

/** The condition in words, and what happens when the argument is missing or of another type. */
export function conditionHover(condition: Condition, list: string | number | undefined, entry: PlacedEntry): string {
  const lines = [`The condition holds when ${conditionInWords(condition, entry.entry.text)}.`];
  const missing = whenMissing(condition, list);
  if (missing) lines.push(`- Argument missing: ${missing}`);
  const odd = unreadable[condition.op];
  if (odd)
    lines.push(
      `- Argument present but ${odd}: ${list === 'require' ? 'it does not hold, so the call is denied.' : 'it counts as holding, so that a change of type is no way round.'}`,
    );
  return lines.join('\n');
}

function whenMissing({ op, value }: Condition, list: string | number | undefined): string | undefined {
  if (op === 'exists') return value.type === 'boolean' && !value.value ? 'it holds.' : 'it does not hold.';
  if (list === 'require') return 'it does not hold, so the call is denied.';
  if (list === 'deny_if') return 'it does not hold, so this rule does **not** deny the call.';
  if (list === 'approve_if') return 'it does not hold, so nobody is asked.';
  return undefined;
}

/** What the tool's schema says of the argument that a condition or an increment reads. */
export function argumentHover(facts: Facts, tool: string, keys: readonly string[]): string | undefined {
  const known = knownTools(facts)?.byName.get(tool);
  if (!known) return undefined;
  const name = codeSpan(keys.join('.'));
  const argument = argumentAt(known, keys);
  if (!argument)
    return `${name} is not in the input schema of ${codeSpan(tool)}${isClosedTo(known, keys.slice(0, -1)) ? ', which allows no others' : ''}.`;
  const values = argument.values.slice(0, 12).map((value) => codeSpan(JSON.stringify(value) ?? '', 60));
  return [
    `${name}: ${typeWords(argument.types)}, ${argument.required ? 'required' : 'optional: a call may leave it out'}`,
    values.length > 0 ? `One of ${values.join(', ')}${argument.values.length > values.length ? ', …' : ''}` : undefined,
    argument.description === undefined
      ? undefined
      : `> ${escapeMarkdown(argument.description, 600).replaceAll('\n', '\n> ')}`,
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

function isRuleList(value: unknown): value is RuleList {
  return value === 'require' || value === 'deny_if' || value === 'approve_if';
}

function rulesIn(rules: ToolRules, list: RuleList) {
  return list === 'require' ? rules.require : list === 'deny_if' ? rules.denyIf : rules.approveIf;
}
