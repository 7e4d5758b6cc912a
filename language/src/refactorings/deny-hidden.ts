import { addToRules, changePolicy } from '../edits/policy-edits.ts';
import type { FixContext } from '../fixes/contract.ts';
import { hasUnconditional } from '../judgement/protection.ts';
import { countOf, quoteName } from '../words/quote.ts';
import type { RefactoringProvider } from './contract.ts';
import { touches } from './selection.ts';

/** A message that tells nothing of why. */
const onDeny = 'This tool is not permitted.';
const denyAlways = { conditions: [], on_deny: onDeny };

/** Denies tools by a rule instead of hiding them: no call of them is allowed either way, but the agent sees them and is told why. */
export const denyHidden: RefactoringProvider = (context, selection) => {
  const { index } = context;
  // Beside `"*"` a name more or less changes nothing.
  if (index.hidesAll) return [];
  const names = [...index.hidden.values()]
    .filter((entry) => touches(selection, entry) && entry.name.trim() !== '' && !entry.name.includes('*'))
    .map(({ name }) => name);
  const edits = names.length === 0 ? undefined : rewrite(context, names);
  if (!edits) return [];
  const [only = ''] = names;
  const what = names.length === 1 ? quoteName(only) : countOf(names.length, 'tool');
  const them = names.length === 1 ? 'it' : 'them';
  return [
    {
      title: `Deny ${what} by a rule instead of hiding ${them} (the agent sees ${them} again)`,
      kind: 'denyHidden',
      meaning: 'same',
      edits,
    },
  ];
};

function rewrite({ index, style }: FixContext, names: readonly string[]) {
  const added = names.filter((name) => !index.entries.has(name));
  const addEntries = added.map((name) => ({ name, rules: { deny_if: [denyAlways] } }));
  const edits = [...(changePolicy(index, style, { unhide: new Set(names), addEntries }) ?? [])];
  for (const name of names) {
    const placed = index.entries.get(name);
    // An entry counts again once its tool is no longer hidden: it must deny every call by itself.
    if (!placed || (placed.entry.rules && hasUnconditional(placed.entry.rules.denyIf))) continue;
    if (!placed.entry.rules) return undefined;
    const denial = addToRules(index.document.text, placed, style, 'deny_if', [denyAlways]);
    if (!denial) return undefined;
    edits.push(...denial);
  }
  return edits.length === 0 ? undefined : edits;
}
