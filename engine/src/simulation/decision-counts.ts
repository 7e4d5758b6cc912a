import type { Decision, Effect } from '../decision/model.ts';
import type { EffectCounts } from './model.ts';
import { byCount } from './tally.ts';

/** As many tools, and as many rules, are counted by themselves. */
const mostNames = 10_000;

/** Counted by whoever was given it. */
export interface Counted {
  count: number;
}

/** Where calls that are decided alike are counted: in all, of their tool, and by their rule. */
export type Places = readonly [total: Counted, ofTool: Counted, byRule: Counted];

interface RuleCount extends Counted {
  readonly rule: string;
  readonly at: string;
  readonly effect: Effect;
}

type Counts = Readonly<Record<Effect, Counted>>;

const zero = (): Counted => ({ count: 0 });
const zeros = (): Counts => ({ allow: zero(), deny: zero(), approve: zero(), unknown: zero() });
const none: readonly RuleCount[] = [];

/** Counts decisions, by tool and by rule, with an end: a hostile recording may hold a million names of tools, and names of rules hold them. */
export class DecisionCounts {
  readonly #totals = zeros();
  readonly #tools = new Map<string, Counts>();
  /** By place: nearly always one rule with one effect. */
  readonly #rules = new Map<string, RuleCount[]>();
  #rulesKept = 0;
  readonly #beyond = zero();

  add(tool: string, decision: Decision): void {
    count(this.placesOf(tool, decision));
  }

  /** Where a decision about `tool` is to be counted, for who counts many like it. */
  placesOf(tool: string, decision: Decision): Places {
    const { effect } = decision;
    return [this.#totals[effect], this.#toolOf(tool)?.[effect] ?? this.#beyond, this.#ruleOf(decision) ?? this.#beyond];
  }

  get totals(): EffectCounts {
    return countsOf(this.#totals);
  }

  /** How many counts found no room. */
  get beyond(): number {
    return this.#beyond.count;
  }

  /** Most calls first. */
  byTool(): { readonly tool: string; readonly counts: EffectCounts }[] {
    const found = [...this.#tools].map(([tool, counts]) => ({ tool, counts: countsOf(counts) }));
    const calls = ({ allow, deny, approve, unknown }: EffectCounts) => allow + deny + approve + unknown;
    return found.sort(
      byCount(
        ({ counts }) => calls(counts),
        ({ tool }) => tool,
      ),
    );
  }

  /** Most calls first. */
  byRule(): readonly RuleCount[] {
    return [...this.#rules.values()].flat().sort(
      byCount(
        ({ count }) => count,
        ({ rule, at }) => JSON.stringify([rule, at]),
      ),
    );
  }

  #toolOf(tool: string): Counts | undefined {
    const known = this.#tools.get(tool);
    if (known !== undefined || this.#tools.size >= mostNames) return known;
    const made = zeros();
    this.#tools.set(tool, made);
    return made;
  }

  #ruleOf({ rule, at, effect }: Decision): RuleCount | undefined {
    const here = this.#rules.get(at) ?? none;
    const known = here.find((other) => other.effect === effect && other.rule === rule);
    if (known !== undefined || this.#rulesKept >= mostNames) return known;
    const made = { rule, at, effect, count: 0 };
    this.#rules.set(at, [...here, made]);
    this.#rulesKept++;
    return made;
  }
}

export function count([total, ofTool, byRule]: Places): void {
  total.count++;
  ofTool.count++;
  byRule.count++;
}

function countsOf({ allow, deny, approve, unknown }: Counts): EffectCounts {
  return { allow: allow.count, deny: deny.count, approve: approve.count, unknown: unknown.count };
}
