import { changePolicy } from '../edits/policy-edits.ts';
import { usedCounters } from '../judgement/counters.ts';
import { driftOf } from '../judgement/drift.ts';
import { recommendTools } from '../judgement/recommendations.ts';
import { countOf, quoteName } from '../words/quote.ts';
import { type FixProvider, textsOf } from './contract.ts';

/** Gives each tool that a newer listing has, and `default` lets through, the rule that is recommended for it. */
export const addDrifted: FixProvider = {
  codes: ['drift/new-tool-allowed'],
  one({ facts, index, style }, { data }) {
    const names = new Set(textsOf(data, 'tools'));
    const tools = driftOf(facts).added.filter(({ name }) => names.has(name));
    const [only, second] = tools;
    if (!only) return [];
    const { hide, addEntries } = recommendTools(facts, tools, usedCounters(facts.parsed));
    const edits = changePolicy(index, style, { hide, addEntries });
    if (!edits) return [];
    const what = second ? countOf(tools.length, 'new tool') : quoteName(only.name);
    const title = `Give ${what} ${second ? 'their' : 'its'} recommended rule${second ? 's' : ''}`;
    return [{ title, edits, meaning: 'tightens', preferred: false }];
  },
};
