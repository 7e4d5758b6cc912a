import type { Limit, Span } from '@mcp-policy/engine';
import { limitsOf } from '../../judgement/counters.ts';
import { quoteName, quoteNames } from '../../words/quote.ts';
import type { PolicyRule } from '../contract.ts';

interface Shared {
  readonly limit: Limit;
  readonly span: Span;
  readonly users: string[];
}

/** A shared budget is often what is wanted, and sometimes a name that was copied. */
export const sharedCounter: PolicyRule = {
  code: 'limits/shared-counter',
  severity: 'information',
  scope: 'policy',
  summary: 'Limits of several tools share one count.',
  check({ index }) {
    const counts = new Map<string, Shared>();
    const add = (limit: Limit, user: string, base: number) => {
      const id = `${limit.window} ${limit.counter}`;
      const shared = counts.get(id);
      const { offset, length } = limit.counterSpan;
      if (!shared) counts.set(id, { limit, span: { offset: base + offset, length }, users: [user] });
      else if (shared.users.at(-1) !== user) shared.users.push(user);
    };
    for (const limit of index.head.allToolsLimits) add(limit, 'all_tools', 0);
    for (const { entry, offset } of index.document.entries) {
      for (const limit of limitsOf(entry)) add(limit, entry.name, offset);
    }
    return [...counts.values()]
      .filter(({ users }) => users.length > 1)
      .map(({ limit, span, users }) => ({
        span,
        message: `${quoteNames(users)} share the count ${quoteName(limit.counter)} per ${limit.window}: a call of one leaves less for the others. If that is not meant, give each a counter of its own.`,
        data: { counter: limit.counter, window: limit.window },
      }));
  },
};
