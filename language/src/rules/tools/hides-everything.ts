import type { PolicyRule } from '../contract.ts';

export const hidesEverything: PolicyRule = {
  code: 'tools/hides-everything',
  severity: 'warning',
  scope: 'policy',
  reads: 'name',
  summary: '`"*"` in `hide` hides every tool, and nothing else in the policy counts.',
  check({ index }) {
    const all = index.hidesAll;
    if (!all) return [];
    const rest = index.entries.size > 0 || index.hidden.size > 1;
    return [
      {
        span: { offset: all.offset, length: all.length },
        message: `"*" hides every tool, so the agent sees none and every call is denied${rest ? '; nothing else in this policy counts' : ''}. Name the tools to be hidden, unless the server is to be shut off.`,
      },
    ];
  },
};
