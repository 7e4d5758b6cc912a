import { itemAt, removeItem } from '../edits/list-item.ts';
import type { FixProvider } from './contract.ts';

/** Takes out a rule or limit that changes nothing. Not unasked: its author may have meant it to do something. */
export const removeIdle: FixProvider = {
  codes: ['logic/shadowed', 'limits/redundant'],
  one(context, { code, range }) {
    const item = itemAt(context.index, range.start.offset);
    if (!item) return [];
    const what = code === 'logic/shadowed' ? 'rule' : 'limit';
    const edits = removeItem(context.index, context.style, item);
    return [{ title: `Remove this ${what}: it changes nothing`, edits, meaning: 'same', preferred: false }];
  },
};
