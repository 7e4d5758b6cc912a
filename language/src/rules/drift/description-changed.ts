import { type PoisonFinding, scanTool, textChange } from '@mcp-policy/mcp';
import { argumentsOf } from '../../judgement/arguments.ts';
import { acceptIt, type ChangedTool, describeListing, driftOf } from '../../judgement/drift.ts';
import { toolsPlace } from '../../judgement/places.ts';
import { placeInTool } from '../../judgement/poison.ts';
import { isHidden } from '../../judgement/policy-index.ts';
import { countOf, plain, quoteName, quoteNames } from '../../words/quote.ts';
import { keySpan, type PolicyRule, type RuleFinding } from '../contract.ts';

/** What a server says of a tool reaches the model whether the tool may be called or not; only `hide` keeps it out. */
export const descriptionChanged: PolicyRule = {
  code: 'drift/description-changed',
  severity: 'warning',
  scope: 'policy',
  reads: 'name',
  summary: 'The server says something else of a tool than when the policy was reviewed.',
  check({ facts, index }) {
    const { changed } = driftOf(facts);
    const told = [...changed].flatMap(([name, tools]) => {
      const changes = isHidden(index, name) ? [] : changesOf(tools);
      return changes.length === 0 ? [] : [{ name, text: inWords(changes, tools) }];
    });
    const where = describeListing(facts);
    const named = told.flatMap(({ name, text }): RuleFinding[] => {
      const placed = index.entries.get(name);
      if (!placed) return [];
      const message = `What ${where} says of ${quoteName(name)} has changed since the policy was reviewed: ${text} A model reads it and acts on it. ${acceptIt}`;
      return [{ span: keySpan(placed), message, data: { tool: name } }];
    });
    const unnamed = told.filter(({ name }) => !index.entries.has(name));
    const [first] = unnamed;
    if (!first || !index.readable) return named;
    const names = unnamed.map(({ name }) => name);
    const message = `What ${where} says of ${countOf(names.length, 'tool')} that the policy does not name has changed: ${quoteNames(names)}. ${quoteName(first.name)}: ${first.text} A model reads it, whether the tool may be called or not. ${acceptIt}`;
    return [...named, { span: toolsPlace(index), message, data: { tools: names } }];
  },
};

function changesOf({ before, after }: ChangedTool): readonly string[] {
  const earlier = new Map(argumentsOf(before).map(({ name, description }) => [name, description]));
  return [
    ...textChange('title', before.title, after.title),
    ...textChange('description', before.description, after.description),
    ...argumentsOf(after).flatMap(({ name, description }) =>
      earlier.has(name) ? textChange(`args.${plain(name, 60)}: description`, earlier.get(name), description) : [],
    ),
  ];
}

/** The first two changes, and two of what stands there now that somebody should look at. */
function inWords(changes: readonly string[], tools: ChangedTool): string {
  const shown = changes.slice(0, 2).join('; ');
  const more = changes.length > 2 ? `, and ${changes.length - 2} more` : '';
  const poison = newPoison(tools)
    .slice(0, 2)
    .map((finding) => `${plain(placeInTool(finding), 120)} ${plain(finding.why, 260)}`);
  return poison.length > 0 ? `${shown}${more}. Now ${poison.join('; ')}.` : `${shown}${more}.`;
}

function newPoison({ before, after }: ChangedTool): readonly PoisonFinding[] {
  const known = new Set(scanTool(before).map(({ kind, why }) => `${kind} ${why}`));
  return scanTool(after).filter(({ kind, why, path }) => path[0] !== 'name' && !known.has(`${kind} ${why}`));
}
