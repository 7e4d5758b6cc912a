import type { Problem, UnplacedProblem } from '../problem.ts';
import { byPlace, placeProblems } from '../syntax/json.ts';
import type { JsonNode } from '../syntax/nodes.ts';
import { lineStartsOf, updateLineStarts } from '../syntax/places.ts';
import { changeBetween, type TextChange } from '../syntax/text-change.ts';
import { DocumentParser } from './document-parser.ts';
import { betweenProblems } from './document-problems.ts';
import type { ParsedPolicy, Policy, PolicyDocument, ToolRules } from './model.ts';
import { PreviousVersion, type Trace } from './previous-version.ts';
import { headProblems, readHead, sameHead } from './read-head.ts';

const traces = new WeakMap<PolicyDocument, Trace>();

/**
 * Reads a policy, never throws, and tells everything that is wrong with its form, sorted by place.
 *
 * @param text the whole text; a leading byte-order mark is ignored
 * @param previous an older version of the same document: what the change did not touch is not read again, and entries of
 *   `tools` whose text is unchanged are reused as the same objects. The result is otherwise that of reading the text afresh.
 * @param change what made this text of the older one, as an editor knows it; looked for when it is not given
 */
export function parsePolicy(text: string, previous?: ParsedPolicy, change?: TextChange): ParsedPolicy {
  const before = previous && versionBefore(previous.document, text, change);
  const parser = new DocumentParser(text, before?.version);
  const root = parser.readRoot();
  const { entries } = parser;
  const head = readHead(root);
  const trace: Trace = {
    syntax: syntaxProblems(parser, root).sort(byOffset),
    head:
      before && sameHead(before.version.document, { root, text })
        ? before.version.trace.head
        : headProblems(root, head, text),
    between: betweenProblems({ head, entries }, before?.version),
    oneTools: parser.toolsObjects === 1,
    spare: before?.version.lost() ?? [],
  };
  const lineStarts = before
    ? updateLineStarts(before.version.document.lineStarts, text, before.change)
    : lineStartsOf(text);
  const looseProblems = [...trace.syntax, ...trace.head, ...trace.between];
  const lineage = before?.version.document.lineage ?? {};
  const document: PolicyDocument = { lineage, text, root, head, entries, looseProblems, lineStarts };
  traces.set(document, trace);
  return parsedFrom(document);
}

/** What is wrong with the JSON; of a text that is no policy at all, not also that more follows. */
function syntaxProblems(parser: DocumentParser, root: JsonNode | undefined): UnplacedProblem[] {
  const problems = parser.allProblems();
  return !root || root.type === 'object' ? problems : problems.filter(({ data }) => data?.fault !== 'after-end');
}

function versionBefore(document: PolicyDocument, text: string, known: TextChange | undefined) {
  const trace = traces.get(document);
  if (!trace) return undefined;
  const change = known ?? changeBetween(document.text, text);
  return { version: new PreviousVersion(document, trace, change), change };
}

/** With problems and policy made when they are asked for: an edit to a large policy needs neither. */
function parsedFrom(document: PolicyDocument): ParsedPolicy {
  let problems: readonly Problem[] | undefined;
  let policy: Policy | null | undefined;
  return {
    document,
    get problems() {
      problems ??= problemsOf(document);
      return problems;
    },
    get policy() {
      if (policy === undefined) policy = policyOf(document);
      return policy;
    },
  };
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

function byOffset(a: UnplacedProblem, b: UnplacedProblem): number {
  return a.offset - b.offset;
}
