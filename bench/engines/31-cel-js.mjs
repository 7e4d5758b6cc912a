import { evaluate, parse } from 'cel-js';
import { keys, visible } from '../lib/sem.mjs';
export const name = 'cel-js 0.8 (parsed CST per tool)';
let table, dflt;
const J = JSON.stringify;
const res = new Map();
const fns = {
  rx: (s, p) => {
    if (typeof s !== 'string') return false;
    let r = res.get(p);
    if (!r) {
      r = new RegExp(p);
      res.set(p, r);
    }
    return r.test(s);
  },
  includes: (s, p) => (typeof s === 'string' || Array.isArray(s)) && s.includes(p),
};
let consts;
function expr(p) {
  const k = keys(p.path);
  const path = `args.${k.join('.')}`;
  const has = k.map((_, i) => `has(args.${k.slice(0, i + 1).join('.')})`);
  // conditional operator used as a lazy guard (this library's && is not lazy over missing keys)
  const guard = (body) => has.reduceRight((b, h) => `(${h} ? ${b} : false)`, body);
  switch (p.op) {
    case 'exists':
      return p.value ? guard('true') : `!(${guard('true')})`;
    case 'eq':
      return guard(`${path} == ${J(p.value)}`);
    case 'in':
      return guard(`${path} in ${J(p.value)}`);
    case 'lt':
      return guard(`${path} < ${J(p.value)}`);
    case 'gt':
      return guard(`${path} > ${J(p.value)}`);
    case 'regex':
      consts[`k${Object.keys(consts).length}`] = p.value;
      return guard(`rx(${path}, k${Object.keys(consts).length - 1})`);
    case 'contains':
      return guard(`includes(${path}, ${J(p.value)})`);
  }
}
export function load(policy) {
  table = new Map();
  dflt = policy.default !== 'deny';
  for (const h of policy.hide ?? []) table.set(h, false);
  for (const [n, r] of visible(policy)) {
    consts = {};
    const parts = [...(r.require ?? []).map(expr), ...(r.deny_if ?? []).map((p) => `!(${expr(p)})`)];
    if (!parts.length) {
      table.set(n, true);
      continue;
    }
    const res_ = parse(parts.join(' && '));
    if (!res_.isSuccess) throw new Error(`${parts.join(' && ')} ${res_.errors}`);
    table.set(n, { cst: res_.cst, consts });
  }
}
export function decide(call) {
  const f = table.get(call.tool);
  if (f === undefined) return dflt;
  if (typeof f === 'boolean') return f;
  return evaluate(f.cst, { args: call.arguments, ...f.consts }, fns) === true;
}
