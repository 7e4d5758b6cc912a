import type { UnplacedProblem } from '../problem.ts';
import type { JsonNode, PropertyNode } from '../syntax/nodes.ts';
import { itemsOf, memberOf, propertyOf } from '../syntax/values.ts';
import { CountMap } from './count-map.ts';
import type { Limit } from './model.ts';
import { decimalsOf } from './read-rules.ts';
import { regexFault } from './regex-fault.ts';
import { error, quote } from './schema-words.ts';

/** What the schema cannot say of the name of a tool (docs/language.md, 1. The document). */
export function toolNameProblems(key: PropertyNode['key']): UnplacedProblem[] {
  if (key.value === '') {
    return [
      error(
        'schema/wrong-value',
        key,
        'This tool has no name, so its rules guard nothing. Write the exact name of a tool.',
        { key: 'tools', actual: '' },
      ),
    ];
  }
  if (!key.value.includes('*')) return [];
  const advice =
    key.value === '*'
      ? 'Limits on every tool go into "all_tools"; other rules must name each tool.'
      : 'Name each tool.';
  const message = `${quote(key.value)} is no tool: names are exact, and "*" is no pattern here, so these rules guard nothing. ${advice}`;
  return [error('schema/wrong-value', key, message, { key: 'tools', actual: key.value })];
}

/** What the schema cannot say of the rules of one tool: patterns, decimals, counters, the extension. */
export function ruleProblems(value: JsonNode | undefined): UnplacedProblem[] {
  const problems: UnplacedProblem[] = [];
  for (const list of ['require', 'deny_if', 'approve_if']) {
    for (const rule of itemsOf(memberOf(value, list))) {
      for (const condition of itemsOf(memberOf(rule, 'conditions'))) problems.push(...patternProblems(condition));
    }
  }
  problems.push(...maxProblems(memberOf(value, 'limits')));
  const extension = propertyOf(value, 'approve_if');
  if (extension) {
    problems.push({
      code: 'dialect/extension',
      severity: 'information',
      message:
        '"approve_if" is an extension of this project: another gateway may refuse the policy, or let these calls through unasked. The portable spelling is a rule of "deny_if" with "on_deny": "Requires human approval."',
      offset: extension.key.offset,
      length: extension.key.length,
      data: { key: 'approve_if' },
    });
  }
  return problems;
}

function patternProblems(condition: JsonNode): UnplacedProblem[] {
  const op = memberOf(condition, 'op');
  const value = memberOf(condition, 'value');
  if (op?.type !== 'string' || op.value !== 'regex' || value?.type !== 'string') return [];
  const fault = regexFault(value.value);
  if (fault === undefined) return [];
  const message = `This pattern is not RE2, so the condition could never be decided: ${fault}. Correct the pattern; look-around and back-references do not exist in RE2.`;
  return [error('conditions/invalid-regex', value, message)];
}

/** `max` has at most six decimals: sums are exact. */
export function maxProblems(limits: JsonNode | undefined): UnplacedProblem[] {
  return itemsOf(limits).flatMap((limit) => {
    const max = memberOf(limit, 'max');
    if (max?.type !== 'number' || decimalsOf(max) <= 6) return [];
    const message =
      '"max" has more than 6 decimals, which no count is kept to, so the limit could not be held exactly. Round it.';
    return [error('schema/wrong-value', max, message, { key: 'max' })];
  });
}

/** Two limits of one list on the same count: one of them would never decide anything. */
export function repeatedCounters(limits: readonly Limit[]): UnplacedProblem[] {
  const seen = new CountMap<true>();
  return limits.flatMap((limit) => {
    const { counter, window, counterSpan } = limit;
    if (seen.get(limit) === undefined) {
      seen.add(limit, true);
      return [];
    }
    const message = `A limit on ${quote(counter)} per ${window} stands in this list already. One call counts once, so the two share one count and the larger "max" decides nothing. Remove one, or give it a counter of its own.`;
    return [error('limits/counter-conflict', counterSpan, message, { counter, window })];
  });
}
