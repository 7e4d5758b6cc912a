import { changeContainer } from '../edits/change.ts';
import { containerOf } from '../edits/container.ts';
import type { Edit } from '../edits/edit.ts';
import { quoteName } from '../words/quote.ts';
import { type Fixable, type FixContext, type FixProvider, textOf } from './contract.ts';

/** Takes a name out of `hide` that stands there already. */
export const repeatedHide: FixProvider = {
  codes: ['tools/hidden-twice'],
  one(context, finding) {
    const name = textOf(finding.data, 'tool');
    const edits = removal(context, [finding]);
    if (edits.length === 0 || name === undefined) return [];
    return [{ title: `Remove the second ${quoteName(name)}`, edits, meaning: 'same', preferred: true }];
  },
  all: {
    isSafe: () => true,
    fix(context, findings) {
      const edits = removal(context, findings);
      if (edits.length === 0) return undefined;
      const title = 'Remove every entry of `hide` that stands there already';
      return { title, edits, meaning: 'same', preferred: false };
    },
  },
};

function removal({ index, style }: FixContext, findings: readonly Fixable[]): readonly Edit[] {
  const node = index.head.hideNode;
  const container = containerOf(index.document.text, node);
  const places = new Set(findings.map(({ range }) => range.start.offset));
  const remove = new Set(node?.items.flatMap((item, at) => (places.has(item.offset) ? [at] : [])));
  return container && remove.size > 0 ? changeContainer(container, style, { remove }) : [];
}
