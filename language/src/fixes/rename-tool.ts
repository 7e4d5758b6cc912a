import { changePolicy, replaceNode } from '../edits/policy-edits.ts';
import { isHidden } from '../judgement/policy-index.ts';
import { protectionOf } from '../judgement/protection.ts';
import { quoteName } from '../words/quote.ts';
import { type Fix, type FixContext, type FixProvider, textOf, textsOf } from './contract.ts';

/** Replaces the name of no tool by one that was probably meant, or takes it out. */
export const renameTool: FixProvider = {
  codes: ['tools/unknown-tool'],
  one(context, { data }) {
    const name = textOf(data, 'tool');
    if (name === undefined) return [];
    const suggestions = textsOf(data, 'suggestions');
    const preferred = suggestions.length === 1;
    return textOf(data, 'place') === 'hide'
      ? inHide(context, name, suggestions, preferred)
      : inTools(context, name, suggestions, preferred);
  },
};

function inHide({ index }: FixContext, name: string, suggestions: readonly string[], preferred: boolean): Fix[] {
  const entry = index.hidden.get(name);
  if (!entry) return [];
  return suggestions.map((suggestion) => ({
    title: `Hide ${quoteName(suggestion)} instead`,
    edits: [replaceNode(entry, suggestion)],
    meaning: 'changes',
    preferred,
  }));
}

function inTools(context: FixContext, name: string, suggestions: readonly string[], preferred: boolean): Fix[] {
  const { index, style } = context;
  const placed = index.entries.get(name);
  if (!placed) return [];
  const fixes: Fix[] = suggestions.map((suggestion) => {
    const allows = allowsMore(context, placed.entry.rules, suggestion);
    return {
      title: `Replace by ${quoteName(suggestion)}${allows ? ' (allows its calls)' : ''}`,
      edits: [replaceNode(placed.entry.node.key, suggestion, placed.offset)],
      meaning: allows ? 'loosens' : 'changes',
      preferred,
    };
  });
  const removal = changePolicy(index, style, { removeEntries: new Set([name]) });
  if (removal) {
    const title = `Take the entry of ${quoteName(name)} out`;
    fixes.push({ title, edits: removal, meaning: 'changes', preferred: false });
  }
  return fixes;
}

/** Whether calls of `suggestion` are denied now, and would not all be once these rules are its own. */
function allowsMore({ index }: FixContext, rules: Parameters<typeof protectionOf>[0] | undefined, suggestion: string) {
  if (index.default !== 'deny' || isHidden(index, suggestion)) return false;
  return rules === undefined || protectionOf(rules, index.sharedCap).kind !== 'denied';
}
