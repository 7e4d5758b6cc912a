/** Making decisions: plain objects, and some that remember what they charged. */
import { messages } from './messages.ts';
import type { Decision, Effect } from './model.ts';

/** What a decision charged; giving it back is up to the counters that made it. */
export interface Receipt {
  giveBack(owner: object): void;
}

/** A decision without a charge. Frozen, so that one object can serve every call. */
export function decision(effect: Effect, rule: string, at: string, message: string): Decision {
  return Object.freeze({ effect, rule, at, message });
}

export const allowed = decision('allow', '', '', '');
export const noPolicy = decision('deny', '(no policy)', '', messages.noPolicy);
export const invalidCall = decision('deny', '(invalid call)', '', messages.invalidCall);

/** Hands a fresh plain object to the subclass below. */
class PlainDecision implements Decision {
  declare readonly effect: Effect;
  declare readonly rule: string;
  declare readonly at: string;
  declare readonly message: string;

  constructor({ effect, rule, at, message }: Decision) {
    // biome-ignore lint/correctness/noConstructorReturn: the private field of the subclass goes onto a plain object.
    return { effect, rule, at, message };
  }
}

/**
 * A decision with its receipt in a private field: to everybody else a plain object of four properties, which compares
 * and prints as one. (A `WeakMap` from decision to receipt would cost ten times as much on each charged call.)
 */
class ChargedDecision extends PlainDecision {
  readonly #receipt: Receipt;

  constructor(plain: Decision, receipt: Receipt) {
    super(plain);
    this.#receipt = receipt;
  }

  static receiptOf(given: Decision): Receipt | undefined {
    return #receipt in given ? given.#receipt : undefined;
  }
}

export function charged(plain: Decision, receipt: Receipt): Decision {
  return new ChargedDecision(plain, receipt);
}

/** The receipt of a decision made by `charged`; not of a copy. */
export function receiptOf(given: Decision): Receipt | undefined {
  return ChargedDecision.receiptOf(given);
}
