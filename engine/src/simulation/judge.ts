import { compilePolicy, createPlanner } from '../decision/compile.ts';
import { ChargeReceipt, CounterBook } from '../decision/counters.ts';
import { settleLimits } from '../decision/decide-limits.ts';
import type { Decision } from '../decision/model.ts';
import type { Policy } from '../policy/model.ts';
import type { ScannedCall } from '../scanning/scanned-call.ts';
import type { RecordedCall } from './model.ts';

/** docs/language.md, 4. Counters: what gives a charge back, in a recording at once. */
export function givesBack({ outcome }: RecordedCall): boolean {
  return outcome === 'rpc_error' || outcome === 'input_required';
}

/** A recorded call as a policy decides it; `server` is the policy's own when it is known. */
export function callOf(recorded: RecordedCall, server: string | undefined) {
  return {
    tool: recorded.tool,
    argumentsText: recorded.argumentsText,
    argumentKeys: recorded.argumentKeys,
    argumentsUnknown: recorded.argumentsUnknown === true,
    grant: recorded.grant,
    server: server ?? recorded.server,
    ts: recorded.ts,
  };
}

/** A policy with the counters of one replay. */
export function createJudge(policy: Policy | null, server: string | undefined) {
  const compiled = compilePolicy(policy);
  const planner = createPlanner(policy);
  // A replay has no clock of its own: a call without a time must not be counted as one of today.
  const counters = new CounterBook(() => Number.NaN);

  function judge(recorded: RecordedCall): Decision {
    const decision = compiled.decide(callOf(recorded, server), counters);
    if (givesBack(recorded)) counters.giveBack(decision);
    return decision;
  }

  /** As `judge` by the policy that the call was prepared with: only the counters are left to ask. */
  function judgePrepared(recorded: ScannedCall): Decision {
    const { prepared, called, ts: time, grant } = recorded;
    if ('decision' in prepared) return prepared.decision;
    const owner = server === undefined ? recorded : { server, grant };
    const receipt = givesBack(recorded) ? new ChargeReceipt(counters) : undefined;
    const call = { owner, time, increments: prepared.increments, doubt: undefined };
    called.plan ??= planner.planOf(called.name);
    const decision = settleLimits(called.plan.limits, call, counters, receipt);
    receipt?.giveBack(counters);
    return decision;
  }

  return { judge, judgePrepared };
}
