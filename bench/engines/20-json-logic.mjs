import jsonLogic from 'json-logic-js';
import { keys, visible } from '../lib/sem.mjs';
export const name = 'json-logic-js (rule per tool)';
let table, dflt;
const res = new Map();
jsonLogic.add_operation('rx', (s, p) => {
  if (typeof s !== 'string') return false;
  let r = res.get(p);
  if (!r) {
    r = new RegExp(p);
    res.set(p, r);
  }
  return r.test(s);
});
function expr(p) {
  const v = { var: keys(p.path).join('.') };
  switch (p.op) {
    case 'exists':
      return { [p.value ? '!==' : '===']: [v, null] };
    case 'eq':
      return { '===': [v, p.value] };
    case 'in':
      return { in: [v, p.value] };
    case 'lt':
      return { and: [{ '!==': [v, null] }, { '<': [v, p.value] }] };
    case 'gt':
      return { and: [{ '!==': [v, null] }, { '>': [v, p.value] }] };
    case 'regex':
      return { rx: [v, p.value] };
    case 'contains':
      return { in: [p.value, v] };
  }
}
export function load(policy) {
  table = new Map();
  dflt = policy.default !== 'deny';
  for (const h of policy.hide ?? []) table.set(h, false);
  for (const [n, r] of visible(policy)) {
    const parts = [...(r.require ?? []).map(expr), ...(r.deny_if ?? []).map((p) => ({ '!': [expr(p)] }))];
    table.set(n, parts.length ? { and: parts } : true);
  }
}
export function decide(call) {
  const f = table.get(call.tool);
  return f === undefined ? dflt : jsonLogic.apply(f, call.arguments) === true;
}
