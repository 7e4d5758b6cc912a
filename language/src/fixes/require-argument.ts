import { addToRules } from '../edits/policy-edits.ts';
import { quoteName } from '../words/quote.ts';
import { type FixProvider, textOf } from './contract.ts';

/** Requires the argument that could be left out to walk round a rule. Not unasked: calls may leave it out with good reason. */
export const requireArgument: FixProvider = {
  codes: ['conditions/bypass-by-omission'],
  one({ index, style }, { data }) {
    const path = textOf(data, 'path');
    const placed = index.entries.get(textOf(data, 'tool') ?? '');
    if (path === undefined || !placed) return [];
    const rule = { conditions: [{ path, op: 'exists', value: true }], on_deny: `${path} is required.` };
    const edits = addToRules(index.document.text, placed, style, 'require', [rule]);
    return edits ? [{ title: `Require ${quoteName(path)}`, edits, meaning: 'tightens', preferred: false }] : [];
  },
};
