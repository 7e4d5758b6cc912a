import type { ToolRules } from '@mcp-policy/engine';
import { changePolicy } from '../edits/policy-edits.ts';
import { isHidden } from '../judgement/policy-index.ts';
import { hasUnconditional } from '../judgement/protection.ts';
import { countOf, quoteName } from '../words/quote.ts';
import type { RefactoringProvider } from './contract.ts';
import { selectedEntries } from './selection.ts';

/** Hides tools whose only rule denies every call: the agent no longer sees them, and wastes no call on them. */
export const hideDenied: RefactoringProvider = ({ index, style }, selection) => {
  const names = selectedEntries(index, selection)
    .filter(({ entry }) => entry.rules !== undefined && onlyDenies(entry.rules) && !isHidden(index, entry.name))
    .map(({ entry }) => entry.name);
  if (names.length === 0) return [];
  const edits = changePolicy(index, style, { hide: names, removeEntries: new Set(names) });
  if (!edits) return [];
  const [only = ''] = names;
  const what = names.length === 1 ? quoteName(only) : countOf(names.length, 'tool');
  const them = names.length === 1 ? 'it' : 'them';
  return [
    {
      title: `Hide ${what} instead of denying ${them} (the agent no longer sees ${them})`,
      kind: 'hideDenied',
      meaning: 'same',
      edits,
    },
  ];
};

/** Whatever else an entry has would be thrown away with it. */
function onlyDenies({ require, denyIf, approveIf, limits }: ToolRules): boolean {
  return denyIf.length === 1 && hasUnconditional(denyIf) && require.length + approveIf.length + limits.length === 0;
}
