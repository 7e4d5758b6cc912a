import type { Problem, UnplacedProblem } from '../problem.ts';
import { byPlace, placeProblems } from '../syntax/json.ts';
import type { ParsedPolicy, Policy, PolicyDocument, ToolRules } from './model.ts';

/**
 * A document with its problems and its policy, made when they are asked for: an edit to a large policy needs neither. A class, since
 * V8 strings objects with getters of their own together, each version to the one before, until the whole heap is collected.
 */
export class ReadPolicy implements ParsedPolicy {
  readonly document: PolicyDocument;
  #problems: readonly Problem[] | undefined;
  #policy: Policy | null | undefined;

  constructor(document: PolicyDocument) {
    this.document = document;
  }

  get problems(): readonly Problem[] {
    this.#problems ??= problemsOf(this.document);
    return this.#problems;
  }

  get policy(): Policy | null {
    if (this.#policy === undefined) this.#policy = policyOf(this.document);
    return this.#policy;
  }
}

function problemsOf(document: PolicyDocument): readonly Problem[] {
  const problems = placeProblems(document, document.looseProblems, 0);
  for (const { entry, offset } of document.entries) {
    for (const problem of placeProblems(document, entry.problems, offset)) problems.push(problem);
  }
  return problems.sort(byPlace);
}

function policyOf({ head, entries, looseProblems }: PolicyDocument): Policy | null {
  if (!head.default || looseProblems.some(isError)) return null;
  const tools = new Map<string, ToolRules>();
  for (const { entry } of entries) {
    if (!entry.rules || entry.problems.some(isError)) return null;
    tools.set(entry.name, entry.rules);
  }
  return {
    version: '1',
    default: head.default.value,
    hide: head.hide.map((hidden) => hidden.name),
    allToolsLimits: head.allToolsLimits,
    tools,
  };
}

function isError({ severity }: UnplacedProblem): boolean {
  return severity === 'error';
}
