import { changePolicy } from '../edits/policy-edits.ts';
import { quoteName } from '../words/quote.ts';
import { type Fix, type FixProvider, textOf } from './contract.ts';

/** Ends that a tool stands in `hide` and in `tools`: which of the two was meant is the author's to say. */
export const hiddenEntry: FixProvider = {
  codes: ['tools/hidden-and-ruled'],
  one({ index, style }, { data }) {
    const name = textOf(data, 'tool');
    if (name === undefined) return [];
    const fixes: Fix[] = [];
    const names = new Set([name]);
    const remove = changePolicy(index, style, { removeEntries: names });
    const title = `Take the entry of ${quoteName(name)} out of \`tools\`: it never counts`;
    if (remove) fixes.push({ title, edits: remove, meaning: 'same', preferred: true });
    const unhide = changePolicy(index, style, { unhide: names });
    const loosening = `Take ${quoteName(name)} out of \`hide\` (allows what its entry allows)`;
    if (unhide) fixes.push({ title: loosening, edits: unhide, meaning: 'loosens', preferred: false });
    return fixes;
  },
};
