import { itemAt } from '../edits/list-item.ts';
import { splitIntoRules } from '../edits/split-rule.ts';
import type { FixProvider } from './contract.ts';

/** Makes a rule of each condition where all of them together never hold: often any one of them was meant to do. */
export const splitRule: FixProvider = {
  codes: ['conditions/never-true'],
  applies: (data) => data?.together === true,
  one({ index, style }, { data, range }) {
    const item = data?.together === true ? itemAt(index, range.start.offset) : undefined;
    const split = item && item.list !== 'require' ? splitIntoRules(index, style, item) : undefined;
    if (!split) return [];
    const title = `Write a rule for each of the ${split.count} conditions: any one is enough then`;
    return [{ title, edits: split.edits, meaning: 'tightens', preferred: false }];
  },
};
