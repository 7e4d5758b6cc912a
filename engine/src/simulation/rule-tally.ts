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
  #size = 0;
  #beyond = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add({ rule, at, effect }: Decision): void {
    const here = this.#places.get(at);
    for (const count of here ?? none) {
      if (count.effect !== effect || count.rule !== rule) continue;
      count.count++;
      return;
    }
    if (this.#size >= this.#most) this.#beyond++;
    else {
      this.#size++;
      const count = { rule, at, effect, count: 1 };
      if (here === undefined) this.#places.set(at, [count]);
      else here.push(count);
    }
  }

  /** How many decisions found no room. */
  get beyond(): number {
    return this.#beyond;
  }

  counts(): RuleCount[] {
    return [...this.#places.values()].flat();
  }
}
