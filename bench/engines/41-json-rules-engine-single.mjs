import { conditions, newEngine } from '../lib/jre.mjs';
import { visible } from '../lib/sem.mjs';
export const name = 'json-rules-engine (one engine, N rules)';
export const async_ = true;
let e;
export function load(policy) {
  if (policy.default !== 'deny') throw new Error('default deny only');
  e = newEngine();
  for (const [n, r] of visible(policy))
    e.addRule({
      conditions: { all: [{ fact: 'tool', operator: 'equal', value: n, priority: 100 }, ...conditions(r)] },
      event: { type: 'allow' },
    });
}
export async function decide(call) {
  return (await e.run({ tool: call.tool, args: call.arguments })).events.length > 0;
}
