import { enforcer, rule } from '../lib/casbin.mjs';
import { visible } from '../lib/sem.mjs';
export const name = 'casbin (one enforcer, N rows, enforceSync)';
let e;
export async function load(policy) {
  if (policy.default !== 'deny') throw new Error('default deny only');
  e = await enforcer(
    'r.tool == p.tool && eval(p.rule)',
    visible(policy).map(([n, r]) => [n, rule(r)]),
  );
}
export function decide(call) {
  return e.enforceSync(call.tool, call.arguments);
}
