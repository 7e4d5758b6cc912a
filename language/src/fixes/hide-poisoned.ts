import { changePolicy } from '../edits/policy-edits.ts';
import { countOf, quoteName } from '../words/quote.ts';
import { type FixProvider, textOf, textsOf } from './contract.ts';

/** Takes tools whose texts are odd out of the list that the model sees. A person decides: the finding is no verdict. */
export const hidePoisoned: FixProvider = {
  codes: ['tools/poisoned-text'],
  one({ index, style }, { data }) {
    const name = textOf(data, 'tool');
    const hide = name === undefined ? textsOf(data, 'tools') : [name];
    const edits = changePolicy(index, style, { hide, removeEntries: new Set(hide) });
    if (!edits || edits.length === 0) return [];
    const title = hide.length === 1 ? `Hide ${quoteName(hide[0] ?? '')}` : `Hide ${countOf(hide.length, 'tool')}`;
    return [{ title, edits, meaning: 'tightens', preferred: false }];
  },
};
