import { changeContainer } from '../edits/change.ts';
import { containerOf } from '../edits/container.ts';
import { quoteName } from '../words/quote.ts';
import { type FixProvider, textOf } from './contract.ts';

/** Takes a name out of `hide` that stands there already. */
export const repeatedHide: FixProvider = {
  codes: ['schema/wrong-value'],
  applies: (data) => data?.repeated === true,
  one({ index, style }, { data, range }) {
    const node = index.head.hideNode;
    const at = node?.items.findIndex((item) => item.offset === range.start.offset) ?? -1;
    const container = containerOf(index.document.text, node);
    const name = textOf(data, 'actual');
    if (!container || at === -1 || name === undefined) return [];
    const edits = changeContainer(container, style, { remove: new Set([at]) });
    return [{ title: `Remove the second ${quoteName(name)}`, edits, meaning: 'same', preferred: true }];
  },
};
