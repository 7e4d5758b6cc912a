import type { Decision } from '../decision/model.ts';
import type { OwnCounters } from '../decision/own-counters.ts';
import type { ToolPlan } from '../decision/plan.ts';
import type { DecisionCounts, Places } from './decision-counts.ts';
import type { ToolLimits } from './limit-use.ts';
import type { OwnUses } from './limit-use-owners.ts';

/** What a replay finds out about a tool once, and not for each of its calls. */
export class ReplayedTool {
  readonly replay: object;
  readonly #name: string;
  readonly plan: ToolPlan;
  /** Numbers of the limits' counters. */
  readonly counters: readonly number[];
  readonly limits: ToolLimits | undefined;
  /** The decision about the call before, and where it was counted: most calls of a tool are decided as the one before. */
  #decision: Decision | undefined;
  #places: Places | undefined;
  /** The same of the others: all decisions are the plan's own. */
  readonly #others = new Map<Decision, Places>();

  /** `replay` tells one replay from another that reads the same names. */
  constructor(
    replay: object,
    name: string,
    plan: ToolPlan,
    counters: readonly number[],
    limits: ToolLimits | undefined,
  ) {
    this.replay = replay;
    this.#name = name;
    this.plan = plan;
    this.counters = counters;
    this.limits = limits;
  }

  /** Where a decision about a call of the tool is counted. */
  placesOf(decision: Decision, counts: DecisionCounts): Places {
    if (this.#decision === decision && this.#places !== undefined) return this.#places;
    const places = this.#others.get(decision) ?? counts.placesOf(this.#name, decision);
    this.#others.set(decision, places);
    this.#decision = decision;
    this.#places = places;
    return places;
  }
}

/** The same for a grant: what is its own, with the server that was asked for last. */
export class ReplayedGrant {
  readonly replay: object;
  readonly counters: OwnCounters;
  readonly uses: OwnUses;

  constructor(replay: object, counters: OwnCounters, uses: OwnUses) {
    this.replay = replay;
    this.counters = counters;
    this.uses = uses;
  }
}
