import { conditions, newEngine } from '../lib/jre.mjs';
import { visible } from '../lib/sem.mjs';
export const name = 'json-rules-engine (engine per tool)';
export const async_ = true;
let table, dflt;
export function load(policy) {
  table = new Map();
  dflt = policy.default !== 'deny';
  for (const h of policy.hide ?? []) table.set(h, false);
  for (const [n, r] of visible(policy)) {
    const all = conditions(r);
    if (!all.length) {
      table.set(n, true);
      continue;
    }
    const e = newEngine();
    e.addRule({ conditions: { all }, event: { type: 'allow' } });
    table.set(n, e);
  }
}
export async function decide(call) {
  const f = table.get(call.tool);
  if (f === undefined) return dflt;
  if (typeof f === 'boolean') return f;
  return (await f.run({ args: call.arguments })).events.length > 0;
}
