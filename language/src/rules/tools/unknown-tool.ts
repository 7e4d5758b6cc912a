import type { HideEntry, PlacedEntry, Severity } from '@mcp-policy/engine';
import type { PolicyIndex } from '../../judgement/policy-index.ts';
import { hasRules, protectionOf } from '../../judgement/protection.ts';
import { suggestionsPerPolicy, toolsNear } from '../../judgement/suggestions.ts';
import { knownTools } from '../../judgement/tools.ts';
import { unknownIn } from '../../judgement/unlisted.ts';
import { quoteName, quoteNames } from '../../words/quote.ts';
import { describeSnapshot } from '../../words/snapshot.ts';
import { keySpan, type PolicyInputs, type PolicyRule, type RuleFinding } from '../contract.ts';

/**
 * A name that the server has no tool for. The direction of the mistake decides: an Error where it leaves something
 * callable that the author meant to stop, a Warning elsewhere (docs/rules/tools/unknown-tool.md).
 */
export const unknownTool: PolicyRule = {
  code: 'tools/unknown-tool',
  severity: 'warning',
  scope: 'policy',
  reads: 'guard',
  summary: 'A name in `tools` or `hide` is no tool of the server.',
  check(inputs) {
    const tools = knownTools(inputs.facts);
    if (!tools) return [];
    const findings: RuleFinding[] = [];
    let suggestions = suggestionsPerPolicy(tools);
    // A name that the server lists by now was written for the listing that is about to be accepted.
    const listed = inputs.facts.listing && new Set(inputs.facts.listing.snapshot.tools.map(({ name }) => name));
    const isNew = (name: string) => listed?.has(name) === true;
    const near = (name: string) => (suggestions-- > 0 ? toolsNear(tools, name) : []);
    const unknown = unknownIn(inputs.index, tools);
    for (const entry of unknown.hidden) {
      if (isName(entry.name) && !isNew(entry.name)) findings.push(inHide(inputs, entry, near(entry.name)));
    }
    for (const placed of unknown.entries) {
      const { name } = placed.entry;
      if (isName(name) && !isNew(name)) findings.push(inTools(inputs, placed, near(name)));
    }
    return findings;
  },
};

/** Names that are no names at all (blank, with a `*`) are errors of form, and told as such. */
function isName(name: string): boolean {
  return name.trim() !== '' && !name.includes('*');
}

function inHide({ facts, index }: PolicyInputs, entry: HideEntry, near: readonly string[]): RuleFinding {
  const suggestions = near.filter((name) => !index.hidden.has(name));
  const listed = index.hidesAll ? undefined : suggestions.find((name) => isCallable(index, name));
  const open = index.default === 'allow' && index.hidesAll === undefined;
  const effect = listed
    ? `so this line hides nothing, while ${quoteName(listed)} stays callable.`
    : open
      ? 'so this line hides nothing: if a tool was meant, it stays callable.'
      : 'so this line hides nothing.';
  return {
    span: { offset: entry.offset, length: entry.length },
    severity: listed !== undefined || open ? 'error' : 'warning',
    message: `${quoteName(entry.name)} is not a tool of ${describeSnapshot(facts)}, ${effect}${didYouMean(suggestions)}`,
    data: { tool: entry.name, place: 'hide', suggestions },
  };
}

/** Whether a key of `tools` lets some call through, as far as can be told. */
function isCallable(index: PolicyIndex, name: string): boolean {
  const entry = index.entries.get(name)?.entry;
  if (!entry) return false;
  return entry.rules === undefined || protectionOf(entry.rules, index.sharedCap).kind !== 'denied';
}

function inTools({ facts, index }: PolicyInputs, placed: PlacedEntry, near: readonly string[]): RuleFinding {
  const { entry } = placed;
  const suggestions = near.filter((name) => !index.entries.has(name));
  const ruled = entry.rules !== undefined && hasRules(entry.rules);
  const open = index.default === 'allow' && ruled;
  const severity: Severity = open ? 'error' : 'warning';
  const effect = open
    ? 'so these rules guard nothing: if a tool was meant, it is callable without them.'
    : ruled
      ? 'so these rules apply to nothing.'
      : 'so listing it allows nothing.';
  return {
    span: keySpan(placed),
    severity,
    message: `${quoteName(entry.name)} is not a tool of ${describeSnapshot(facts)}, ${effect}${didYouMean(suggestions)}`,
    data: { tool: entry.name, place: 'tools', suggestions },
  };
}

function didYouMean(suggestions: readonly string[]): string {
  return suggestions.length === 0 ? '' : ` Did you mean ${quoteNames(suggestions, 3).replace(' and ', ' or ')}?`;
}
