import { compilePolicy, createPlanner, type Planner } from '../decision/compile.ts';
import { ChargeReceipt, CounterBook } from '../decision/counters.ts';
import { undecided } from '../decision/decide.ts';
import { settleLimits } from '../decision/decide-limits.ts';
import { allowed, invalidCall } from '../decision/decision.ts';
import type { CompiledPolicy, Decision } from '../decision/model.ts';
import { OwnCounters } from '../decision/own-counters.ts';
import type { Policy } from '../policy/model.ts';
import type { CalledName } from '../scanning/called-name.ts';
import type { ScannedRows } from '../scanning/scanned-rows.ts';
import { givesBack } from './gives-back.ts';
import { incrementsOf, type LimitUses, limitedCall } from './limit-use.ts';
import { OwnUses } from './limit-use-owners.ts';
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
export class Judge {
  readonly #policy: CompiledPolicy;
  readonly #planner: Planner;
  readonly #server: string | undefined;
  // A replay has no clock of its own: a call without a time must not be counted as one of today.
  readonly #counters = new CounterBook(() => Number.NaN);
  readonly #limits: LimitUses | undefined;

  /** `limits` follow what calls ask of them. */
  constructor(policy: Policy | null, server: string | undefined, limits?: LimitUses) {
    this.#policy = compilePolicy(policy);
    this.#planner = createPlanner(policy);
    this.#server = server;
    this.#limits = limits;
  }

  /** Decides a call. `source` tells in which recording it stands. */
  decide(recorded: RecordedCall, source: number): Decision {
    const decision = this.#policy.decide(callOf(recorded, this.#server), this.#counters);
    const isGivenBack = givesBack(recorded.outcome);
    if (isGivenBack) this.#counters.giveBack(decision);
    if (this.#limits !== undefined) {
      const applying = this.#limits.limitsOf(recorded.tool);
      const uses = new OwnUses(this.#server ?? recorded.server, recorded.grant);
      const increments = incrementsOf(applying, recorded);
      const first = this.#limits.add(applying, decision, uses, recorded.ts ?? Number.NaN, increments, isGivenBack);
      if (first !== undefined) first.firstDenied = limitedCall(recorded, source);
    }
    return decision;
  }

  /** What is known of a tool by its name. */
  toolOf(called: CalledName): ReplayedTool {
    const { found } = called;
    if (found instanceof ReplayedTool && found.replay === this) return found;
    const plan = this.#planner.planOf(called.name);
    const made = new ReplayedTool(
      this,
      called.name,
      plan,
      this.#counters.countersOf(plan.limits),
      this.#limits?.limitsOf(called.name),
    );
    called.found = made;
    return made;
  }

  /** As `decide` by the policy that the row was prepared with: only the counters are left to ask. */
  decideRow(rows: ScannedRows, row: number, tool: ReplayedTool, source: number): Decision {
    const { plan } = tool;
    const prepared = rows.preparedOf(row);
    if (prepared !== undecided) return plan.decisions[prepared] ?? invalidCall;
    if (plan.limits.limits.length === 0) return allowed;
    const { counters, uses } = this.#grantOf(rows.grantOf(row), this.#server ?? rows.serverOf(row));
    const time = rows.timeOf(row);
    const when = Number.isNaN(time) ? undefined : time;
    const increments = rows.incrementsOf(row);
    const isGivenBack = givesBack(rows.outcomeOf(row));
    const receipt = isGivenBack ? new ChargeReceipt(this.#counters) : undefined;
    const decision = settleLimits(plan.limits, counters, tool.counters, when, increments, undefined, receipt);
    receipt?.giveBack(this.#counters);
    if (tool.limits !== undefined) {
      const first = this.#limits?.add(tool.limits, decision, uses, time, increments, isGivenBack);
      if (first !== undefined) first.firstDenied = limitedCall(rows.callOf(row), source);
    }
    return decision;
  }

  #grantOf(called: CalledName, server: string | undefined): ReplayedGrant {
    const { found } = called;
    if (found instanceof ReplayedGrant && found.replay === this && found.counters.server === server) return found;
    const counters = new OwnCounters(this.#counters, { server, grant: called.name });
    const made = new ReplayedGrant(this, counters, new OwnUses(server, called.name));
    called.found = made;
    return made;
  }
}
