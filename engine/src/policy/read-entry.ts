import { validateToolRules } from '../generated/policy.validators.js';
import type { UnplacedProblem } from '../problem.ts';
import { exact } from '../syntax/exact.ts';
import type { PropertyNode } from '../syntax/nodes.ts';
import { TreeParser } from '../syntax/parser.ts';
import { repeatedCounters, ruleProblems, toolNameProblems } from './meaning-problems.ts';
import type { ToolEntry, ToolRules } from './model.ts';
import { readToolRules } from './read-rules.ts';
import { schemaProblems } from './schema-problems.ts';

/** What stands around an entry of `tools`: the policy and the object `tools`. */
export const aroundEntry = { objects: 2, lists: 0 } as const;

/** Reads one entry of `tools` from its own text alone, which begins with the opening quote of its key. */
export function readEntry(text: string): ToolEntry {
  const parser = new TreeParser(text);
  const node = parser.readProperty(aroundEntry);
  return entryFrom(text, node, parser.allProblems());
}

/** The entry that has this text and tree; `faults` is what is wrong with its JSON. */
export function entryFrom(text: string, node: PropertyNode, faults: readonly UnplacedProblem[]): ToolEntry {
  const meaning = readMeaning(node, text);
  const valueProblems = [...faults, ...meaning.problems];
  const broken = !node.value || valueProblems.some((problem) => problem.severity === 'error');
  return {
    name: node.key.value,
    text,
    node,
    rules: broken ? undefined : meaning.rules,
    problems: exact(
      [...valueProblems, ...toolNameProblems(node.key)].sort((a, b) => a.offset - b.offset || a.length - b.length),
    ),
  };
}

/** Whether the entry's last bracket closes it, so that no text after it could make it longer or other. */
export function endsByItself({ node, problems }: Pick<ToolEntry, 'node' | 'problems'>): boolean {
  const type = node.value?.type;
  return (type === 'object' || type === 'array') && !problems.some((problem) => problem.code.startsWith('syntax/'));
}

function readMeaning(node: PropertyNode, text: string): { rules: ToolRules; problems: UnplacedProblem[] } {
  const rules = readToolRules(node.value);
  const schema = node.value ? schemaProblems(node.value, validateToolRules, 'tool', text) : [];
  return { rules, problems: schema.concat(ruleProblems(node.value), repeatedCounters(rules.limits)) };
}
