import { changePolicy } from '../edits/policy-edits.ts';
import type { FixProvider } from './contract.ts';

/** Takes the `"*"` out of `hide`, so that the rest of the policy counts. */
export const unhideAll: FixProvider = {
  codes: ['tools/hides-everything'],
  one({ index, style }) {
    const edits = changePolicy(index, style, { unhide: new Set(['*']) });
    if (!edits) return [];
    const title = 'Take "*" out of `hide` (allows what the rest of the policy allows)';
    return [{ title, edits, meaning: 'loosens', preferred: false }];
  },
};
