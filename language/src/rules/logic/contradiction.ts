import { mayInteract } from '../../logic/interaction.ts';
import { outcomesOf } from '../../logic/outcomes.ts';
import { isNeverCallable, neverCallableBy } from '../../logic/verdicts.ts';
import { rulesInWords } from '../../logic/words.ts';
import { quoteName } from '../../words/quote.ts';
import type { EntryRule } from '../contract.ts';

export const contradiction: EntryRule = {
  code: 'logic/contradiction',
  severity: 'warning',
  scope: 'entry',
  summary: 'The rules of a tool contradict each other, so that it can never be called.',
  check({ entry, hidden }) {
    const { rules } = entry;
    // An unconditional `deny_if` says so on purpose.
    if (hidden || !rules || !mayInteract(rules) || rules.denyIf.some((rule) => rule.conditions.length === 0)) return [];
    const outcomes = outcomesOf(entry);
    if (!outcomes || !isNeverCallable(outcomes)) return [];
    const core = neverCallableBy(outcomes);
    const why =
      core.length === 1
        ? `${rulesInWords(core)} can never be met`
        : `no arguments get past ${rulesInWords(core)} together`;
    return [
      {
        span: { offset: entry.node.key.offset, length: entry.node.key.length },
        message: `${quoteName(entry.name)} can never be called: ${why}, so every call is denied. Loosen one of them, or hide the tool to say so plainly.`,
        data: { tool: entry.name },
      },
    ];
  },
};
