import { quoteName } from '../../words/quote.ts';
import type { EntryRule } from '../contract.ts';

export const limitZero: EntryRule = {
  code: 'limits/zero',
  severity: 'warning',
  scope: 'entry',
  summary: 'A limit that no call can stay under denies every call.',
  check({ entry, hidden }) {
    if (!entry.rules || hidden) return [];
    return entry.rules.limits.flatMap((limit) => {
      // A call counts 1: docs/language.md, 4. Counters.
      if (limit.incrementFrom || Number(limit.max) >= 1) return [];
      return [
        {
          span: { offset: limit.maxSpan.offset, length: limit.maxSpan.length },
          message: `No call can stay under a limit of ${limit.max}, since each counts 1: every call of ${quoteName(entry.name)} is denied, with a message about too many calls. Deny or hide the tool to say so plainly, or raise the limit.`,
        },
      ];
    });
  },
};
