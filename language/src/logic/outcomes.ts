import type { Rule, ToolEntry } from '@mcp-policy/engine';
import { type RuleList, rulesOf } from '../judgement/conditions.ts';
import { classesOf, type ReadCondition, type ValueClass } from './classes.ts';

export interface AskedRule {
  readonly list: RuleList;
  readonly rule: Rule;
  /** Position in its list, from zero. */
  readonly index: number;
}

/** All that the rules of a tool can do together. */
export interface Outcomes {
  /** In the order in which they are asked: `require`, `deny_if`, `approve_if`. */
  readonly rules: readonly AskedRule[];
  /**
   * For each kind of call, as bits by position in `rules`: which rules have something against it. A superset of what is
   * possible, so that what holds for all of these holds for every call. Calls are taken as text, numbers exact.
   */
  readonly against: readonly number[];
}

const mostRules = 30;
const mostCombinations = 4096;

const kept = new WeakMap<ToolEntry, { readonly outcomes: Outcomes | undefined }>();

/** Undefined when the entry's form is wrong, or there is too much to go through. Found once, while its text stays the same. */
export function outcomesOf(entry: ToolEntry): Outcomes | undefined {
  let known = kept.get(entry);
  if (!known) {
    known = { outcomes: find(entry) };
    kept.set(entry, known);
  }
  return known.outcomes;
}

function find({ rules: all, problems }: ToolEntry): Outcomes | undefined {
  if (!all || problems.some(({ severity }) => severity === 'error')) return undefined;
  const before: Record<RuleList, number> = { require: 0, deny_if: 0, approve_if: 0 };
  const rules = rulesOf(all).map(({ list, rule }) => ({ list, rule, index: before[list]++ }));
  if (rules.length > mostRules) return undefined;
  const against = go(rules);
  return against && { rules, against };
}

/**
 * Whether there is a call for which all conditions of a rule hold, each on a value that it can read. Undefined when there
 * is too much to go through.
 */
export function canHold(rule: Rule): boolean | undefined {
  const against = go([{ list: 'require', rule, index: 0 }]);
  return against?.includes(0);
}

interface PathClasses {
  readonly keys: readonly string[];
  /** Position of each of its conditions among all. */
  readonly positions: readonly number[];
  readonly classes: readonly ValueClass[];
  /** The path's nearest ancestor among the paths, by position. */
  readonly parent: number;
}

/** The bits of every combination of classes, each once. */
function go(rules: readonly AskedRule[]): readonly number[] | undefined {
  const conditions: ReadCondition[] = [];
  const parts = rules.map(({ list, rule }) =>
    rule.conditions.map((condition) => {
      const reading = list === 'require' ? 'strict' : 'closed';
      return conditions.push({ condition, reading }) - 1;
    }),
  );
  const paths = divide(conditions);
  if (!paths || paths.reduce((product, { classes }) => product * classes.length, 1) > mostCombinations)
    return undefined;
  const holds = conditions.map(() => false);
  const chosen: ValueClass[] = [];
  const found = new Set<number>();
  const choose = (at: number): void => {
    const path = paths[at];
    if (!path) {
      found.add(bitsOf(rules, parts, holds));
      return;
    }
    const parent = chosen[path.parent];
    for (const one of path.classes) {
      // Nothing is inside a value that is no object, or inside one that is missing.
      if (parent && parent.kind !== 'object' && one.kind !== 'absent') continue;
      chosen[at] = one;
      for (const [index, position] of path.positions.entries()) holds[position] = one.holds[index] ?? false;
      choose(at + 1);
    }
  };
  choose(0);
  return [...found];
}

function bitsOf(rules: readonly AskedRule[], parts: readonly (readonly number[])[], holds: readonly boolean[]): number {
  let bits = 0;
  for (const [index, { list }] of rules.entries()) {
    const all = parts[index]?.every((position) => holds[position]) ?? true;
    if (all !== (list === 'require')) bits |= 1 << index;
  }
  return bits;
}

/** The conditions by their path, shorter paths first. */
function divide(conditions: readonly ReadCondition[]): readonly PathClasses[] | undefined {
  const byPath = new Map<string, number[]>();
  for (const [position, { condition }] of conditions.entries()) {
    const id = condition.path.text;
    byPath.set(id, [...(byPath.get(id) ?? []), position]);
  }
  const found: PathClasses[] = [];
  const groups = [...byPath.values()].sort((a, b) => depthOf(conditions, a) - depthOf(conditions, b));
  for (const positions of groups) {
    const own = positions.flatMap((position) => conditions[position] ?? []);
    const keys = own[0]?.condition.path.keys ?? [];
    const classes = classesOf(own);
    if (!classes) return undefined;
    const parent = found.findLastIndex((path) => path.keys.every((key, index) => keys[index] === key));
    found.push({ keys, positions, classes, parent });
  }
  return found;
}

function depthOf(conditions: readonly ReadCondition[], positions: readonly number[]): number {
  return conditions[positions[0] ?? 0]?.condition.path.keys.length ?? 0;
}
