import type { Outcome } from '../decision/model.ts';

/** docs/language.md, 4. Counters: what gives a charge back, in a recording at once. */
export function givesBack(outcome: Outcome): boolean {
  return outcome === 'rpc_error' || outcome === 'input_required';
}
