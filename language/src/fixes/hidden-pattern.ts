import { changeContainer } from '../edits/change.ts';
import { containerOf } from '../edits/container.ts';
import { knownTools } from '../judgement/tools.ts';
import { countOf } from '../words/quote.ts';
import { type FixProvider, textOf } from './contract.ts';

/** More names than that are no list that somebody would want. */
const most = 200;

/** Writes out the names that a pattern in `hide` was meant to match. What the server adds tomorrow it would not have matched either. */
export const hiddenPattern: FixProvider = {
  codes: ['schema/wrong-value'],
  applies: (data) => textOf(data, 'key') === 'hide' && textOf(data, 'actual')?.includes('*') === true,
  one({ facts, index, style }, { data, range }) {
    const pattern = textOf(data, 'key') === 'hide' ? textOf(data, 'actual') : undefined;
    const node = index.head.hideNode;
    const container = containerOf(index.document.text, node);
    const at = node?.items.findIndex((item) => item.offset === range.start.offset) ?? -1;
    if (pattern === undefined || !pattern.includes('*') || !container || at === -1) return [];
    const names = (knownTools(facts)?.names ?? []).filter((name) => !index.hidden.has(name) && matches(pattern, name));
    if (names.length === 0 || names.length > most) return [];
    const insert = names.map((value) => ({ value }));
    const edits = changeContainer(container, style, { remove: new Set([at]), insert, after: at });
    const title = `Hide the ${countOf(names.length, 'tool')} that it would match`;
    return [{ title, edits, meaning: 'changes', preferred: true }];
  },
};

/** Whether a name is what a pattern says, `*` standing for any text. Time grows with the product of their lengths at most. */
function matches(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (!name.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
