import { looksLikeSecret, maskSecretText, secretMask } from '../secrets.ts';
import type { Explanation } from './explanation.ts';

/** An explanation as it may be shown: what conditions saw is the call's own values. */
export function maskExplanation(explanation: Explanation): Explanation {
  return {
    ...explanation,
    steps: explanation.steps.map((step) => ({
      ...step,
      conditions: step.conditions.map((condition) => {
        const { seen, path } = condition;
        if (seen.kind !== 'value') return condition;
        const secret = looksLikeSecret(seen.text.replace(/^"|"$/g, ''), path);
        return { ...condition, seen: { ...seen, text: secret ? secretMask : maskSecretText(seen.text) } };
      }),
    })),
  };
}
