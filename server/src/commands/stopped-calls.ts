import type { DecidedCall, Effect } from '@mcp-policy/engine';
import type { Range } from 'vscode-languageserver';
import type { RulePlaces } from './rule-places.ts';
import { type ShownCall, shownCall } from './shown-call.ts';

/** As many calls as are listed one by one; the totals count all of them. */
export const maxStopped = 10_000;

/** A call that was not allowed, as docs/protocol.md has it. */
export interface StoppedCall extends ShownCall {
  readonly tool: string;
  readonly effect: Effect;
  readonly rule: string;
  readonly message: string;
  readonly at: string;
  readonly range: Range | undefined;
}

/** Collects the calls that a policy did not allow, in their order, each with the place of the rule that decided. */
export class StoppedCalls {
  readonly calls: StoppedCall[] = [];
  truncated = false;
  readonly #places: RulePlaces;
  readonly #recordings: readonly string[];
  readonly #showValues: boolean;

  constructor(places: RulePlaces, recordings: readonly string[], showValues: boolean) {
    this.#places = places;
    this.#recordings = recordings;
    this.#showValues = showValues;
  }

  add({ recorded, decision, source }: DecidedCall): void {
    if (decision.effect === 'allow') return;
    if (this.calls.length >= maxStopped) {
      this.truncated = true;
      return;
    }
    this.calls.push({
      ...shownCall(recorded, source, this.#recordings, this.#showValues),
      tool: recorded.tool,
      effect: decision.effect,
      rule: decision.rule,
      message: decision.message,
      at: decision.at,
      range: this.#places.of(decision.at),
    });
  }
}
