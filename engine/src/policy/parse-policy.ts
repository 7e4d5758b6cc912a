import type { Problem } from '../problem.ts';
import { byPlace, placeProblems } from '../syntax/json.ts';
import { lineStartsOf } from '../syntax/places.ts';
import { DocumentParser } from './document-parser.ts';
import { documentProblems } from './document-problems.ts';
import { EntryStore } from './entry-store.ts';
import type { ParsedPolicy, Policy, PolicyDocument, ToolRules } from './model.ts';
import { headProblems, readHead } from './read-head.ts';

/**
 * Reads a policy, never throws, and tells everything that is wrong with its form, sorted by place.
 *
 * @param text the whole text; a leading byte-order mark is ignored
 * @param previous an older version of the same document: entries of `tools` whose text is unchanged are reused as the same
 *   objects. The result is otherwise that of reading the text afresh.
 */
export function parsePolicy(text: string, previous?: ParsedPolicy): ParsedPolicy {
  const parser = new DocumentParser(text, new EntryStore(previous?.document.entries));
  const root = parser.readRoot();
  const { entries } = parser;
  const head = readHead(root);
  const document: PolicyDocument = { text, root, head, entries, lineStarts: lineStartsOf(text) };
  const loose = [...parser.allProblems(), ...headProblems(root, head, text), ...documentProblems(head, entries)];
  const problems = placeProblems(document, loose, 0).concat(
    entries.flatMap(({ entry, offset }) => placeProblems(document, entry.problems, offset)),
  );
  problems.sort(byPlace);
  return { policy: policyOf(document, problems), problems, document };
}

function policyOf({ head, entries }: PolicyDocument, problems: readonly Problem[]): Policy | null {
  if (!head.default || problems.some((problem) => problem.severity === 'error')) return null;
  const tools = new Map<string, ToolRules>();
  for (const { entry } of entries) {
    if (!entry.rules) return null;
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
