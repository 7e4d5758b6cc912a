import type { Limit, PlacedEntry } from '@mcp-policy/engine';
import type { Facts } from '../../facts.ts';
import { limitsOf } from '../../judgement/counters.ts';
import { codeSpan } from '../../words/escape-markdown.ts';
import { limitInWords, worstCase } from '../../words/rules.ts';

/** The limit at `path` (`['tools', name, 'limits', 0, …]` or `['all_tools', 'limits', 0, …]`), when its form is right. */
export function limitAt(
  facts: Facts,
  path: readonly (string | number)[],
  entry: PlacedEntry | undefined,
): Limit | undefined {
  const [list, index] = path[0] === 'all_tools' ? path.slice(1) : path.slice(2);
  if (list !== 'limits' || typeof index !== 'number') return undefined;
  return entry ? limitsOf(entry.entry)[index] : facts.parsed.document.head.allToolsLimits[index];
}

/** A limit in words, the worst case at a boundary, and who shares its count. */
export function limitHover(facts: Facts, limit: Limit): string {
  const { head, entries } = facts.parsed.document;
  const shares = (other: Limit) => other.counter === limit.counter && other.window === limit.window;
  const users = entries.filter(({ entry }) => limitsOf(entry).some(shares)).map(({ entry }) => codeSpan(entry.name));
  if (head.allToolsLimits.some(shares)) users.unshift('all tools');
  const shared =
    users.length > 1
      ? `The count ${codeSpan(limit.counter)} is shared by ${users.slice(0, 8).join(', ')}${users.length > 8 ? ` and ${users.length - 8} more` : ''}.`
      : undefined;
  return [`Allows ${limitInWords(limit)}.`, worstCase(limit), shared].filter((part) => part !== undefined).join('\n\n');
}
