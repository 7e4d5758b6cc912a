import { DiagnosticTag } from 'vscode-languageserver-types';
import { quoteName } from '../../words/quote.ts';
import { keySpan, type PolicyRule } from '../contract.ts';

export const hiddenAndRuled: PolicyRule = {
  code: 'tools/hidden-and-ruled',
  severity: 'warning',
  scope: 'policy',
  reads: 'name',
  summary: 'A tool stands in `hide` and in `tools`: hidden comes first, so its entry never counts.',
  check({ index }) {
    // Under `"*"` every entry is without effect: that is told once, at the `"*"`.
    if (index.hidesAll) return [];
    return [...index.hidden.keys()]
      .flatMap((name) => index.entries.get(name) ?? [])
      .map((placed) => ({
        span: keySpan(placed),
        message: `${quoteName(placed.entry.name)} is in \`hide\`, which is asked first: every call is denied and this entry never counts. Take the entry out, or the name out of \`hide\`.`,
        tags: [DiagnosticTag.Unnecessary],
        data: { tool: placed.entry.name },
      }));
  },
};
