import { changePolicy } from '../edits/policy-edits.ts';
import { isHidden } from '../judgement/policy-index.ts';
import { quoteName } from '../words/quote.ts';
import { type FixProvider, textsOf } from './contract.ts';

/** Hides the other tool of two whose names look the same, where the policy says nothing of it. */
export const hideLookAlike: FixProvider = {
  codes: ['tools/look-alike-name'],
  one({ index, style }, { data }) {
    return textsOf(data, 'others')
      .filter((name) => !index.entries.has(name) && !isHidden(index, name))
      .flatMap((name) => {
        const edits = changePolicy(index, style, { hide: [name] });
        const title = `Hide the other one, ${quoteName(name)}`;
        return edits ? [{ title, edits, meaning: 'tightens', preferred: false } as const] : [];
      });
  },
};
