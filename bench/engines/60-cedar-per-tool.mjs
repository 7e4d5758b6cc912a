import { ask, policyText, prep } from '../lib/cedar.mjs';
import { visible } from '../lib/sem.mjs';
export const name = 'cedar-wasm (preparsed set per tool, stateful)';
let table, dflt;
export function load(policy) {
  table = new Map();
  dflt = policy.default !== 'deny';
  for (const h of policy.hide ?? []) table.set(h, false);
  for (const [n, r] of visible(policy)) {
    if (!r.require?.length && !r.deny_if?.length) {
      table.set(n, true);
      continue;
    }
    prep(n, policyText(n, r));
    table.set(n, n);
  }
}
export function decide(call) {
  const f = table.get(call.tool);
  return f === undefined ? dflt : typeof f === 'boolean' ? f : ask(f, call);
}
