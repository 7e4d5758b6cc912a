import type { Limit, ParsedPolicy, PlacedEntry, PolicyDocument, ToolEntry } from '@mcp-policy/engine';

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

/** A limit with the entry that it stands in; without one it is of `all_tools`. */
export interface PlacedLimit {
  readonly limit: Limit;
  readonly placed: PlacedEntry | undefined;
}

/** The limits that use the count of a counter and window, those of `all_tools` first. */
export function sharersOf(
  { head, entries }: PolicyDocument,
  { counter, window }: Pick<Limit, 'counter' | 'window'>,
): readonly PlacedLimit[] {
  const uses = (limit: Limit) => limit.counter === counter && limit.window === window;
  return [
    ...head.allToolsLimits.filter(uses).map((limit) => ({ limit, placed: undefined })),
    ...entries.flatMap((placed) =>
      limitsOf(placed.entry)
        .filter(uses)
        .map((limit) => ({ limit, placed })),
    ),
  ];
}
