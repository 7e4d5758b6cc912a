import type { PlacedEntry } from '@mcp-policy/engine';
import { type Recommendation, type Risk, recommendRule } from '@mcp-policy/mcp';
import type { Edit } from '../edits/edit.ts';
import { addToRules, changePolicy, replaceNode } from '../edits/policy-edits.ts';
import { usedCounters } from '../judgement/counters.ts';
import { riskOf } from '../judgement/tools.ts';
import { quoteName } from '../words/quote.ts';
import { type Fix, type Fixable, type FixContext, type FixProvider, textOf } from './contract.ts';

/** Gives a tool of `tools` the rule that is recommended for its category, or every such tool its own. */
export const recommended: FixProvider = {
  codes: [
    'risk/destructive-callable',
    'risk/financial-without-approval',
    'risk/execute-unlimited',
    'risk/write-unlimited',
    'risk/looser-than-recommended',
  ],
  one(context, finding) {
    const [planned] = plan(context, [finding]);
    const edits = planned && edit(context, [planned]);
    return edits ? [{ title: titleOf(planned), edits, meaning: 'tightens', preferred: isPlain(planned) }] : [];
  },
  all: {
    isSafe: (context, finding) => plan(context, [finding]).every(isPlain),
    fix(context, findings): Fix | undefined {
      const planned = plan(context, findings);
      const edits = planned.length > 0 ? edit(context, planned) : undefined;
      if (!edits) return undefined;
      const [first, second] = planned;
      const title = first && !second ? titleOf(first) : `Give all ${planned.length} tools their recommended rule`;
      return { title, edits, meaning: 'tightens', preferred: false };
    },
  },
};

interface Planned {
  readonly name: string;
  readonly placed: PlacedEntry;
  readonly risk: Risk;
  readonly recommendation: Recommendation;
}

/** What is recommended for each tool, with a counter of its own for each. */
function plan({ facts, index }: FixContext, findings: readonly Fixable[]): readonly Planned[] {
  const used = new Set(usedCounters(facts.parsed));
  const names = new Set(findings.flatMap(({ data }) => textOf(data, 'tool') ?? []));
  return [...names].flatMap((name) => {
    const placed = index.entries.get(name);
    const risk = riskOf(facts, name);
    if (!placed || !risk) return [];
    const recommendation = recommendRule(name, risk, used);
    if (recommendation.kind === 'limit') used.add(recommendation.rules.limits[0].counter);
    return recommendation.kind === 'list' ? [] : [{ name, placed, risk, recommendation }];
  });
}

function edit({ index, style }: FixContext, planned: readonly Planned[]): readonly Edit[] | undefined {
  const hide = planned.filter(({ recommendation }) => recommendation.kind === 'hide').map(({ name }) => name);
  const edits: Edit[] = [];
  if (hide.length > 0) {
    const change = changePolicy(index, style, { hide, removeEntries: new Set(hide) });
    if (!change) return undefined;
    edits.push(...change);
  }
  for (const { placed, recommendation } of planned) {
    const change = editEntry(index.document.text, placed, recommendation, style);
    if (!change) return undefined;
    edits.push(...change);
  }
  return edits;
}

function editEntry(
  text: string,
  placed: PlacedEntry,
  recommendation: Recommendation,
  style: FixContext['style'],
): readonly Edit[] | undefined {
  switch (recommendation.kind) {
    case 'approval':
      return addToRules(text, placed, style, 'deny_if', recommendation.rules.deny_if);
    case 'limit': {
      const [{ max, window }] = recommendation.rules.limits;
      const own = placed.entry.rules?.limits.find((limit) => !limit.incrementFrom && limit.window === window);
      // A limit of the same window is the one to lower: a second one beside it would say the same twice.
      if (own) return [replaceNode(own.maxSpan, max, placed.offset)];
      return addToRules(text, placed, style, 'limits', recommendation.rules.limits);
    }
    default:
      return [];
  }
}

function titleOf({ name, recommendation }: Planned): string {
  switch (recommendation.kind) {
    case 'hide':
      return `Hide ${quoteName(name)}`;
    case 'approval':
      return `Require human approval for ${quoteName(name)}`;
    case 'limit': {
      const [{ max, window }] = recommendation.rules.limits;
      return `Limit ${quoteName(name)} to ${max} calls a ${window}`;
    }
    case 'list':
      return `List ${quoteName(name)}`;
  }
}

/** A judgement below this is worth a look, and no reason to hide a tool. */
const sureEnough = 0.5;

/** Hiding stops a tool and throws its entry's rules away: the one right answer only where there are none, and no doubt. */
function isPlain({ placed: { entry }, recommendation, risk }: Planned): boolean {
  if (recommendation.kind !== 'hide') return true;
  if (risk.confidence < sureEnough) return false;
  return entry.node.value?.type === 'object' && entry.node.value.properties.length === 0;
}
