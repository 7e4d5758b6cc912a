import type { Risk } from '../risk/model.ts';
import type { LimitJson, Recommendation } from './model.ts';

/** Calls a minute that the published pages recommend for a tool that can be rate-limited. */
const perMinute = { Write: 30, Execute: 10 } as const;

/** The portable spelling of "a person decides": a rule that always denies, with this message. */
export const approvalMessage = 'Requires human approval.';

/**
 * The rule that the published pages recommend for a tool of this risk (docs/language.md, 4. Risk). Used by hover, quick-fixes and new
 * policies alike.
 *
 * @param usedCounters counters that the policy already uses; two tools must not share one by accident
 */
export function recommendRule(toolName: string, risk: Risk, usedCounters: ReadonlySet<string>): Recommendation {
  switch (risk.category) {
    case 'Read':
      return { kind: 'list', rules: {} };
    case 'Write':
    case 'Execute':
      return { kind: 'limit', rules: { limits: [limit(toolName, perMinute[risk.category], usedCounters)] } };
    case 'Destructive':
      return { kind: 'hide' };
    case 'Financial':
      return { kind: 'approval', rules: { deny_if: [{ conditions: [], on_deny: approvalMessage }] } };
  }
}

function limit(toolName: string, max: number, usedCounters: ReadonlySet<string>): LimitJson {
  return { counter: freeCounter(toolName, usedCounters), window: 'minute', max, scope: 'grant' };
}

/** `updateTask` and `updatetask` would share `updatetask_rate`: the second gets `updatetask_rate_2`. */
export function freeCounter(toolName: string, usedCounters: ReadonlySet<string>): string {
  const name = `${toolName.toLowerCase()}_rate`;
  if (!usedCounters.has(name)) return name;
  let number = 2;
  while (usedCounters.has(`${name}_${number}`)) number++;
  return `${name}_${number}`;
}
