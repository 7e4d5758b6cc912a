import { itemAt } from '../edits/list-item.ts';
import { splitIntoRules } from '../edits/split-rule.ts';
import type { RefactoringProvider } from './contract.ts';

/** Makes a rule of each condition that one rule of `require` has: the same is required, and each can say what is missing. */
export const splitRequire: RefactoringProvider = (context, selection) => {
  const item = itemAt(context.index, selection.start);
  if (item?.list !== 'require') return [];
  const split = splitIntoRules(context.index, context.style, item);
  if (!split) return [];
  return [
    {
      title: `Write a rule for each of the ${split.count} conditions: the same is required`,
      kind: 'splitRequire',
      meaning: 'same',
      edits: split.edits,
    },
  ];
};
