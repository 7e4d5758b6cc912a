import type { ArgumentPath } from '@mcp-policy/engine';
import type { Tool } from '@mcp-policy/mcp';
import { argumentAt } from '../../judgement/arguments.ts';
import { conditionsOf } from '../../judgement/conditions.ts';
import { acceptIt, type ChangedTool, describeListing, driftOf } from '../../judgement/drift.ts';
import { isHidden } from '../../judgement/policy-index.ts';
import { plain, quoteName } from '../../words/quote.ts';
import type { PolicyRule, RuleFinding } from '../contract.ts';

export const argumentChanged: PolicyRule = {
  code: 'drift/argument-changed',
  severity: 'warning',
  scope: 'policy',
  summary: 'An argument that a condition or limit reads has changed its type, became optional, or is gone.',
  check({ facts, index }) {
    const { changed } = driftOf(facts);
    if (changed.size === 0) return [];
    const findings: RuleFinding[] = [];
    for (const { entry, offset } of index.document.entries) {
      const tools = changed.get(entry.name);
      if (!tools || !entry.rules || isHidden(index, entry.name)) continue;
      const paths = [
        ...conditionsOf(entry.rules).map(({ condition }) => condition.path),
        ...entry.rules.limits.flatMap(({ incrementFrom }) => incrementFrom ?? []),
      ];
      for (const path of paths) {
        const changes = changesOf(tools, path);
        if (changes.length === 0) continue;
        findings.push({
          span: { offset: offset + path.offset, length: path.length },
          message: `${quoteName(path.text)} of ${quoteName(entry.name)} has changed in ${describeListing(facts)}: ${changes.join('; ')}. Check whether the rule still stops what it was written for. ${acceptIt}`,
          data: { tool: entry.name, path: path.text },
        });
      }
    }
    return findings;
  },
};

/** What matters to a comparison, with what it lets happen. */
function changesOf({ before, after }: ChangedTool, { keys }: ArgumentPath): readonly string[] {
  const was = argumentAt(before, keys);
  const is = argumentAt(after, keys);
  if (!was) return [];
  if (!is) return ['it is no argument any more, and a comparison with nothing is false'];
  const changes: string[] = [];
  const [types, typesNow] = [words(was.types), words(is.types)];
  if (types !== typesNow) {
    changes.push(`its type was ${types} and is ${typesNow}, and a comparison with another type is false`);
  }
  if (isNeeded(before, keys) && !isNeeded(after, keys)) {
    changes.push('it became optional, so a call may leave it out, and a comparison with nothing is false');
  }
  if (was.closed && (!is.closed || is.values.some((value) => !has(was.values, value)))) {
    changes.push('it may have values that it could not have before');
  }
  return changes;
}

const words = (types: readonly string[]) => (types.length === 0 ? 'any' : plain([...types].sort().join(' or '), 80));

/** Whether a call cannot leave it out, nor what it stands in. */
function isNeeded(tool: Tool, keys: readonly string[]): boolean {
  return keys.every((_, i) => argumentAt(tool, keys.slice(0, i + 1))?.required === true);
}

function has(values: readonly unknown[], value: unknown): boolean {
  const text = JSON.stringify(value);
  return values.some((one) => JSON.stringify(one) === text);
}
