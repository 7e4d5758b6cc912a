import { DiagnosticTag } from 'vscode-languageserver-types';
import { mayInteract } from '../../logic/interaction.ts';
import { outcomesOf } from '../../logic/outcomes.ts';
import { isNeverCallable, shadowedRules } from '../../logic/verdicts.ts';
import { ruleInWords } from '../../logic/words.ts';
import type { EntryRule } from '../contract.ts';

export const shadowed: EntryRule = {
  code: 'logic/shadowed',
  severity: 'information',
  scope: 'entry',
  summary: 'A rule changes nothing, since others decide the same calls alike.',
  check({ entry, hidden }) {
    if (hidden || !entry.rules || !mayInteract(entry.rules)) return [];
    const outcomes = outcomesOf(entry);
    if (!outcomes) return [];
    // Where every call is denied by a contradiction, that is what to look at first.
    const denied = entry.rules.denyIf.some((rule) => rule.conditions.length === 0);
    if (!denied && isNeverCallable(outcomes)) return [];
    return shadowedRules(outcomes).map(({ rule: { list, rule }, by }) => {
      const whom = by ? `${ruleInWords(by)} decides` : 'other rules decide';
      return {
        span: { offset: rule.offset, length: rule.length },
        message: `This rule of \`${list}\` changes nothing: ${whom} every call that it is about, with the same effect. If it was meant to do more, its conditions do not say so; else take it out.`,
        tags: [DiagnosticTag.Unnecessary],
        ...(by ? { data: { list: by.list, index: by.index } } : {}),
      };
    });
  },
};
