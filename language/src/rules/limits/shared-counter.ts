import { limitsByCount } from '../../judgement/counters.ts';
import { quoteName, quoteNames } from '../../words/quote.ts';
import type { PolicyRule, RuleFinding } from '../contract.ts';

/** A shared budget is often what is wanted, and sometimes a name that was copied. */
export const sharedCounter: PolicyRule = {
  code: 'limits/shared-counter',
  severity: 'information',
  scope: 'policy',
  reads: 'limits',
  summary: 'Limits of several tools share one count.',
  check({ index }) {
    const findings: RuleFinding[] = [];
    for (const limits of limitsByCount(index).values()) {
      const [first] = limits;
      if (!first || limits.length < 2) continue;
      const users = [...new Set(limits.map(({ placed }) => placed?.entry.name ?? 'all_tools'))];
      if (users.length < 2) continue;
      const { counter, window, counterSpan } = first.limit;
      findings.push({
        span: { offset: (first.placed?.offset ?? 0) + counterSpan.offset, length: counterSpan.length },
        message: `${quoteNames(users)} share the count ${quoteName(counter)} per ${window}: a call of one leaves less for the others. If that is not meant, give each a counter of its own.`,
        data: { counter, window },
      });
    }
    return findings;
  },
};
