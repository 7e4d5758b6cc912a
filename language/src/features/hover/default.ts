import { compareLevels, type Level } from '@mcp-policy/mcp';
import type { Facts } from '../../facts.ts';
import { indexOf } from '../../judgement/policy-index.ts';
import { knownTools, riskOfTool } from '../../judgement/tools.ts';
import { unlistedTools } from '../../judgement/unlisted.ts';
import { codeSpan } from '../../words/escape-markdown.ts';
import { describeSnapshot } from '../../words/snapshot.ts';

const mostNames = 8;

/** Which tools of the snapshot `default` decides, by level; undefined without a snapshot, or while it is neither of its values. */
export function defaultHover(facts: Facts): string | undefined {
  const known = knownTools(facts);
  const value = indexOf(facts.parsed).default;
  if (!known || !value) return undefined;
  const decided = unlistedTools(facts).map((tool) => ({ name: tool.name, level: riskOfTool(facts, tool).level }));
  const of = `${known.names.length} tools of ${describeSnapshot(facts)}`;
  if (decided.length === 0) return `It decides none of the ${of}: each is listed or hidden.`;
  decided.sort((a, b) => compareLevels(b.level, a.level));
  const names = decided.slice(0, mostNames).map(({ name }) => codeSpan(name, 60));
  const more = decided.length > names.length ? ` and ${decided.length - names.length} more` : '';
  return `It ${value === 'deny' ? 'denies' : 'lets through'} ${decided.length} of the ${of} (${byLevel(decided)}): ${names.join(', ')}${more}.`;
}

/** "2 Critical, 1 Low": the most severe first. */
function byLevel(tools: readonly { readonly level: Level }[]): string {
  const counts = new Map<Level, number>();
  for (const { level } of tools) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts].map(([level, count]) => `${count} ${level}`).join(', ');
}
