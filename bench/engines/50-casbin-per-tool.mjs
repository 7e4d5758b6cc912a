import { enforcer, rule } from '../lib/casbin.mjs';
import { visible } from '../lib/sem.mjs';
export const name = 'casbin (enforcer per tool, enforceSync)';
let table, dflt;
export async function load(policy) {
  table = new Map();
  dflt = policy.default !== 'deny';
  for (const h of policy.hide ?? []) table.set(h, false);
  for (const [n, r] of visible(policy)) {
    const x = rule(r);
    table.set(n, x === 'true' ? true : await enforcer('eval(p.rule)', [[n, x]]));
  }
}
export function decide(call) {
  const f = table.get(call.tool);
  return f === undefined ? dflt : typeof f === 'boolean' ? f : f.enforceSync(call.tool, call.arguments);
}
