import { compilePolicy } from '../decision/compile.ts';
import { CounterBook } from '../decision/counters.ts';
import { explainCall } from '../decision/explain.ts';
import type { Explanation } from '../decision/explanation.ts';
import type { Policy } from '../policy/model.ts';
import { givesBack } from './gives-back.ts';
import { callOf } from './judge.ts';
import type { RecordedCall } from './model.ts';

/** Explains a recorded call with the counters as the calls before it have left them. */
export interface RecordedExplainer {
  /** Takes the next call of the recording, which charges what it charges in a simulation. */
  pass(recorded: RecordedCall): void;
  /** Explains a call as if it were the next one. */
  explain(recorded: RecordedCall): Explanation;
}

/** `server` is the policy's own, as in a simulation; undefined: not known. */
export function createRecordedExplainer(policy: Policy | null, server: string | undefined): RecordedExplainer {
  const compiled = compilePolicy(policy);
  // A replay has no clock of its own: a call without a time must not be counted as one of today.
  const counters = new CounterBook(() => Number.NaN);
  return {
    pass(recorded) {
      const decision = compiled.decide(callOf(recorded, server), counters);
      if (givesBack(recorded.outcome)) counters.giveBack(decision);
    },
    explain: (recorded) => explainCall(policy, callOf(recorded, server), counters),
  };
}
