import type { Limit, ParsedPolicy, ToolEntry } from '@mcp-policy/engine';

/** The limits of an entry; none when its form is wrong. */
export function limitsOf(entry: ToolEntry): readonly Limit[] {
  return entry.rules?.limits ?? [];
}

const used = new WeakMap<ParsedPolicy, ReadonlySet<string>>();

/** The names of all counters that a policy uses. */
export function usedCounters(parsed: ParsedPolicy): ReadonlySet<string> {
  let names = used.get(parsed);
  if (!names) {
    const { head, entries } = parsed.document;
    const limits = [...head.allToolsLimits, ...entries.flatMap(({ entry }) => limitsOf(entry))];
    names = new Set(limits.map((limit) => limit.counter));
    used.set(parsed, names);
  }
  return names;
}
