import type { UnplacedProblem } from '../problem.ts';
import type { JsonNode } from '../syntax/nodes.ts';
import { type LineStarts, lineStartsOf, updateLineStarts } from '../syntax/places.ts';
import { changeBetween, type TextChange } from '../syntax/text-change.ts';
import { DocumentParser } from './document-parser.ts';
import { betweenProblems } from './document-problems.ts';
import type { ParsedPolicy, PolicyDocument } from './model.ts';
import { PreviousVersion, type Trace } from './previous-version.ts';
import { headProblems, readHead, sameHead } from './read-head.ts';
import { ReadPolicy } from './read-policy.ts';

const traces = new WeakMap<PolicyDocument, Trace>();

/**
 * Reads a policy, never throws, and tells everything that is wrong with its form, sorted by place.
 *
 * @param text the whole text; a leading byte-order mark is ignored
 * @param previous an older version of the same document: what the change did not touch is not read again, and entries of
 *   `tools` whose text is unchanged are reused as the same objects. The result is otherwise that of reading the text afresh.
 * @param change what made this text of the older one, as an editor knows it; looked for when it is not given
 * @param lineStarts of the text, as an editor knows them; found when they are not given
 */
export function parsePolicy(
  text: string,
  previous?: ParsedPolicy,
  change?: TextChange,
  lineStarts?: LineStarts,
): ParsedPolicy {
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
  const looseProblems = [...trace.syntax, ...trace.head, ...trace.between];
  const lineage = before?.version.document.lineage ?? {};
  const document: PolicyDocument = {
    lineage,
    text,
    root,
    head,
    entries,
    looseProblems,
    lineStarts:
      lineStarts ??
      (before ? updateLineStarts(before.version.document.lineStarts, text, before.change) : lineStartsOf(text)),
  };
  traces.set(document, trace);
  return new ReadPolicy(document);
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

function byOffset(a: UnplacedProblem, b: UnplacedProblem): number {
  return a.offset - b.offset;
}
