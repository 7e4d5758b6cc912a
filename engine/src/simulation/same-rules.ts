import type { Policy } from '../policy/model.ts';

/** Places in the text say nothing of the meaning. */
const places = new Set(['offset', 'length', 'counterSpan', 'maxSpan', 'opSpan']);

function meaning(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => (places.has(key) ? undefined : inner)) ?? '';
}

/**
 * Whether two policies say the same of a tool, to the letter. Where they do, two decisions that are both unknown are the
 * same decision; where they do not, they may differ.
 */
export function createSameRules(before: Policy | null, after: Policy | null): (tool: string) => boolean {
  const whole = (policy: Policy | null) => policy && meaning([policy.default, policy.allToolsLimits]);
  const sameFrame = whole(before) === whole(after);
  const known = new Map<string, boolean>();
  return (tool) => {
    let same = known.get(tool);
    if (same === undefined) {
      const of = (policy: Policy | null) =>
        meaning([policy?.tools.get(tool), policy?.hide.includes(tool), policy?.hide.includes('*')]);
      same = sameFrame && of(before) === of(after);
      if (known.size < 10_000) known.set(tool, same);
    }
    return same;
  };
}
