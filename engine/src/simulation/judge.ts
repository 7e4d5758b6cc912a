import { compilePolicy } from '../decision/compile.ts';
import { createCounters } from '../decision/counters.ts';
import type { Decision } from '../decision/model.ts';
import type { Policy } from '../policy/model.ts';
import type { RecordedCall } from './model.ts';

/** A policy with the counters of one replay. */
export function createJudge(policy: Policy | null, server: string | undefined) {
  const compiled = compilePolicy(policy);
  // A replay has no clock of its own: a call without a time must not be counted as one of today.
  const counters = createCounters({ now: () => Number.NaN });
  return (recorded: RecordedCall): Decision => {
    const decision = compiled.decide(
      {
        tool: recorded.tool,
        argumentsText: recorded.argumentsText,
        argumentKeys: recorded.argumentKeys,
        argumentsUnknown: recorded.argumentsUnknown === true,
        grant: recorded.grant,
        server: server ?? recorded.server,
        ts: recorded.ts,
      },
      counters,
    );
    // docs/language.md, 4. Counters: what gives a charge back, in a recording at once.
    if (recorded.outcome === 'rpc_error' || recorded.outcome === 'input_required') counters.giveBack(decision);
    return decision;
  };
}
