// Upper limit: one generated JS function per tool (new Function), one Map lookup per call.
import { keys, visible } from '../lib/sem.mjs';
export const name = 'ideal: generated JS';
let table, dflt;
const J = JSON.stringify;
function expr(p, consts) {
  const k = keys(p.path);
  let v = 'a',
    guard = '';
  k.forEach((key, i) => {
    guard += `${i ? ' && ' : ''}${i ? `typeof ${v} === "object" && ${v} !== null && ` : ''}Object.hasOwn(${v}, ${J(key)})`;
    v += `[${J(key)}]`;
  });
  const w = J(p.value);
  switch (p.op) {
    case 'exists':
      return p.value ? `(${guard})` : `!(${guard})`;
    case 'eq':
      return `(${guard} && ${v} === ${w})`;
    case 'in':
      return `(${guard} && (${p.value.map((x) => `${v} === ${J(x)}`).join(' || ')}))`;
    case 'lt':
      return `(${guard} && typeof ${v} === "number" && ${v} < ${w})`;
    case 'gt':
      return `(${guard} && typeof ${v} === "number" && ${v} > ${w})`;
    case 'regex':
      consts.push(new RegExp(p.value));
      return `(${guard} && typeof ${v} === "string" && c[${consts.length - 1}].test(${v}))`;
    case 'contains':
      return `(${guard} && (typeof ${v} === "string" || Array.isArray(${v})) && ${v}.includes(${w}))`;
  }
}
export function load(policy) {
  table = new Map();
  dflt = policy.default !== 'deny';
  for (const h of policy.hide ?? []) table.set(h, false);
  for (const [n, r] of visible(policy)) {
    if (!r.require?.length && !r.deny_if?.length) {
      table.set(n, true);
      continue;
    }
    const consts = [];
    const parts = [
      ...(r.require ?? []).map((p) => expr(p, consts)),
      ...(r.deny_if ?? []).map((p) => `!${expr(p, consts)}`),
    ];
    table.set(n, new Function('c', `return (a) => ${parts.join(' && ')}`)(consts));
  }
}
export function decide(call) {
  const f = table.get(call.tool);
  return f === undefined ? dflt : typeof f === 'boolean' ? f : f(call.arguments);
}
