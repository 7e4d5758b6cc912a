import type {
  HideEntry,
  Limit,
  ParsedPolicy,
  PlacedEntry,
  PolicyDocument,
  PolicyHead,
  UnplacedProblem,
} from '@mcp-policy/engine';
import { ofNewest, whole } from './of-newest.ts';

/** What is asked of a policy as a whole, found once a version of its text. */
export interface PolicyIndex {
  readonly document: PolicyDocument;
  readonly head: PolicyHead;
  readonly default: 'allow' | 'deny' | undefined;
  /** The first entry of a name. A name that stands twice is an error of form. */
  readonly entries: ReadonlyMap<string, PlacedEntry>;
  /** The first hide entry of a name, `"*"` among them. */
  readonly hidden: ReadonlyMap<string, HideEntry>;
  /** The entry `"*"`, which hides every tool. */
  readonly hidesAll: HideEntry | undefined;
  /** The smallest `max` among the limits of `all_tools` that count calls. */
  readonly sharedCap: number | undefined;
  /** False while the text is no JSON: then what is not found may only be unreadable, and nothing follows from it. */
  readonly readable: boolean;
}

export const indexOf = ofNewest(({ document }: ParsedPolicy) => document.lineage, whole, build);

/** Whether a call of this tool ends at `hide`. */
export function isHidden(index: PolicyIndex, name: string): boolean {
  return index.hidesAll !== undefined || index.hidden.has(name);
}

/** The smallest `max` of the limits that count every call, whatever their window; undefined when there is none. */
export function smallestCap(limits: readonly Limit[]): number | undefined {
  let smallest: number | undefined;
  for (const limit of limits) {
    if (limit.incrementFrom) continue;
    const max = Number(limit.max);
    if (smallest === undefined || max < smallest) smallest = max;
  }
  return smallest;
}

function build({ document }: ParsedPolicy): PolicyIndex {
  const { head } = document;
  const entries = new Map<string, PlacedEntry>();
  for (const placed of document.entries) if (!entries.has(placed.entry.name)) entries.set(placed.entry.name, placed);
  const hidden = new Map<string, HideEntry>();
  for (const entry of head.hide) if (!hidden.has(entry.name)) hidden.set(entry.name, entry);
  return {
    document,
    head,
    default: head.default?.value,
    entries,
    hidden,
    hidesAll: hidden.get('*'),
    sharedCap: smallestCap(head.allToolsLimits),
    readable: document.root?.type === 'object' && isJson(document),
  };
}

function isJson({ looseProblems, entries }: PolicyDocument): boolean {
  const isSyntax = ({ code }: UnplacedProblem) => code.startsWith('syntax/');
  return (
    !looseProblems.some(isSyntax) &&
    !entries.some(({ entry }) => entry.problems.length > 0 && entry.problems.some(isSyntax))
  );
}
