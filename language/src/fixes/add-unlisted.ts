import { type Recommendation, recommendRule } from '@mcp-policy/mcp';
import { changePolicy } from '../edits/policy-edits.ts';
import { usedCounters } from '../judgement/counters.ts';
import { riskOfTool } from '../judgement/tools.ts';
import { unlistedTools } from '../judgement/unlisted.ts';
import { countOf } from '../words/quote.ts';
import type { FixProvider } from './contract.ts';

/** Adds every tool of the snapshot that is named nowhere, with its recommended rule. */
export const addUnlisted: FixProvider = {
  codes: ['tools/unlisted', 'tools/nothing-allowed'],
  one({ facts, index, style }) {
    const used = new Set(usedCounters(facts.parsed));
    const hide: string[] = [];
    const addEntries: { name: string; rules: Exclude<Recommendation, { kind: 'hide' }>['rules'] }[] = [];
    let allowed = 0;
    for (const tool of unlistedTools(facts)) {
      const recommendation = recommendRule(tool.name, riskOfTool(facts, tool), used);
      if (recommendation.kind === 'limit') used.add(recommendation.rules.limits[0].counter);
      if (recommendation.kind === 'hide') hide.push(tool.name);
      else {
        addEntries.push({ name: tool.name, rules: recommendation.rules });
        if (recommendation.kind !== 'approval') allowed++;
      }
    }
    const count = hide.length + addEntries.length;
    const edits = count === 0 ? undefined : changePolicy(index, style, { hide, addEntries });
    if (!edits) return [];
    const title = `Add ${countOf(count, 'tool')} with the recommended rules`;
    return [
      allowed === 0
        ? { title, edits, meaning: 'same', preferred: true }
        : { title: `${title} (allows calls of ${allowed})`, edits, meaning: 'loosens', preferred: true },
    ];
  },
};
