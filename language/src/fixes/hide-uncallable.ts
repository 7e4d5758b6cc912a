import { changePolicy } from '../edits/policy-edits.ts';
import { knownTools } from '../judgement/tools.ts';
import { quoteName } from '../words/quote.ts';
import { type FixProvider, textOf } from './contract.ts';

/** Says plainly that a tool cannot be called whose rules contradict each other. Which of them is wrong only its author knows. */
export const hideUncallable: FixProvider = {
  codes: ['logic/contradiction'],
  one({ facts, index, style }, { data }) {
    const name = textOf(data, 'tool');
    // A name that is no tool is to be corrected first: hidden as it is, it would hide nothing.
    if (name === undefined || knownTools(facts)?.byName.has(name) === false) return [];
    const edits = changePolicy(index, style, { hide: [name], removeEntries: new Set([name]) });
    const title = `Hide ${quoteName(name)}, and take its rules out`;
    return edits ? [{ title, edits, meaning: 'same', preferred: false }] : [];
  },
};
