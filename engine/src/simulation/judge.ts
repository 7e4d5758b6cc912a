import { compilePolicy, createPlanner } from '../decision/compile.ts';
import { ChargeReceipt, CounterBook } from '../decision/counters.ts';
import { undecided } from '../decision/decide.ts';
import { settleLimits } from '../decision/decide-limits.ts';
import { allowed, invalidCall } from '../decision/decision.ts';
import type { Decision } from '../decision/model.ts';
import { OwnCounters } from '../decision/own-counters.ts';
import type { Policy } from '../policy/model.ts';
import type { CalledName } from '../scanning/called-name.ts';
import type { ScannedCall } from '../scanning/scanned-rows.ts';
import { givesBack } from './gives-back.ts';
import type { RecordedCall } from './model.ts';
import { ReplayedGrant, ReplayedTool } from './replayed-names.ts';

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

  function toolOf(called: CalledName): ReplayedTool {
    const { found } = called;
    if (found instanceof ReplayedTool && found.replay === counters) return found;
    const made = new ReplayedTool(counters, planner.planOf(called.name));
    called.found = made;
    return made;
  }

  function countersOf(grant: CalledName, owner: string | undefined): OwnCounters {
    const { found } = grant;
    if (found instanceof ReplayedGrant && found.replay === counters && found.counters.server === owner)
      return found.counters;
    const made = new OwnCounters(counters, { server: owner, grant: grant.name });
    grant.found = new ReplayedGrant(counters, made);
    return made;
  }

  /** As `judge` by the policy that the call was prepared with: only the counters are left to ask. */
  function judgePrepared({ rows, row }: ScannedCall, { plan: { decisions, limits } }: ReplayedTool): Decision {
    const prepared = rows.preparedOf(row);
    if (prepared !== undecided) return decisions[prepared] ?? invalidCall;
    if (limits.limits.length === 0) return allowed;
    const time = rows.timeOf(row);
    const own = countersOf(rows.grantOf(row), server ?? rows.serverOf(row));
    const receipt = givesBack({ outcome: rows.outcomeOf(row) }) ? new ChargeReceipt(counters) : undefined;
    const when = Number.isNaN(time) ? undefined : time;
    const decision = settleLimits(limits, own, when, rows.incrementsOf(row), undefined, receipt);
    receipt?.giveBack(counters);
    return decision;
  }

  return { judge, judgePrepared, toolOf };
}
