import type { Decision, Effect } from '../decision/model.ts';

export interface RuleCount {
  readonly rule: string;
  readonly at: string;
  readonly effect: Effect;
  count: number;
}

const none: readonly RuleCount[] = [];

/** Counts decisions by rule, place and effect, with an end as `Tally` has: names of rules hold names of tools. */
export class RuleTally {
  readonly #most: number;
  /** By place: nearly always one rule with one effect. */
  readonly #places = new Map<string, RuleCount[]>();
  /** The same by decision, since most are one of few objects. */
  readonly #known = new Map<Decision, RuleCount>();
  #size = 0;
  #beyond = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(decision: Decision): void {
    const count = this.#known.get(decision) ?? this.#countOf(decision);
    if (count === undefined) {
      this.#beyond++;
      return;
    }
    count.count++;
  }

  #countOf(decision: Decision): RuleCount | undefined {
    const { rule, at, effect } = decision;
    const here = this.#places.get(at) ?? none;
    let count = here.find((other) => other.effect === effect && other.rule === rule);
    if (count === undefined) {
      if (this.#size >= this.#most) return undefined;
      this.#size++;
      count = { rule, at, effect, count: 0 };
      this.#places.set(at, [...here, count]);
    }
    // Others are of one call alone (decision.ts).
    if (Object.isFrozen(decision) && this.#known.size < this.#most) this.#known.set(decision, count);
    return count;
  }

  /** How many decisions found no room. */
  get beyond(): number {
    return this.#beyond;
  }

  counts(): RuleCount[] {
    return [...this.#places.values()].flat();
  }
}
