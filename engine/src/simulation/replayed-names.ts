import type { Effect } from '../decision/model.ts';
import type { OwnCounters } from '../decision/own-counters.ts';
import type { ToolPlan } from '../decision/plan.ts';
import type { ToolLimits } from './limit-use.ts';

/** What a replay finds out about a tool once, and not for each of its calls. */
export class ReplayedTool {
  readonly replay: object;
  readonly plan: ToolPlan;
  counts: Record<Effect, number> | undefined;
  limits: ToolLimits | undefined;

  /** `replay` tells one replay from another that reads the same names. */
  constructor(replay: object, plan: ToolPlan) {
    this.replay = replay;
    this.plan = plan;
  }
}

/** The same for a grant: its counters with the server that was asked for last. */
export class ReplayedGrant {
  readonly replay: object;
  readonly counters: OwnCounters;

  constructor(replay: object, counters: OwnCounters) {
    this.replay = replay;
    this.counters = counters;
  }
}
