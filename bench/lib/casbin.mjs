import { newEnforcer, newModelFromString } from 'casbin';
import { keys } from './sem.mjs';

// Double quotes on purpose: casbin splices the rule with String.replace, where `$'` would be expanded.
const q = (v) =>
  typeof v === 'string' ? JSON.stringify(v) : Array.isArray(v) ? `[${v.map(q).join(', ')}]` : String(v);
const res = new Map();
export async function enforcer(matcher, rows) {
  const m = newModelFromString(
    `[request_definition]\nr = tool, args\n[policy_definition]\np = tool, rule\n[policy_effect]\ne = some(where (p.eft == allow))\n[matchers]\nm = ${matcher}\n`,
  );
  const e = await newEnforcer(m);
  e.addFunction('dig', (o, a, b) => {
    o = o[a];
    return o !== null && typeof o === 'object' ? o[b] : undefined;
  });
  e.addFunction('rx', (v, p) => {
    if (typeof v !== 'string') return false;
    let r = res.get(p);
    if (!r) {
      r = new RegExp(p);
      res.set(p, r);
    }
    return r.test(v);
  });
  e.addFunction('oneOf', (v, xs) => xs.includes(v));
  e.addFunction('has', (v, w) => (typeof v === 'string' || Array.isArray(v)) && v.includes(w));
  e.addFunction('set', (v) => v !== undefined);
  if (rows.length) await e.addPolicies(rows);
  return e;
}
function expr(p) {
  const k = keys(p.path),
    v = k.length === 1 ? `r.args.${k[0]}` : `dig(r.args, ${k.map(q).join(', ')})`,
    w = q(p.value);
  switch (p.op) {
    case 'exists':
      return p.value ? `set(${v})` : `!set(${v})`;
    case 'eq':
      return `${v} === ${w}`;
    case 'in':
      return `oneOf(${v}, ${w})`;
    case 'lt':
      return `${v} < ${w}`;
    case 'gt':
      return `${v} > ${w}`;
    case 'regex':
      return `rx(${v}, ${w})`;
    case 'contains':
      return `has(${v}, ${w})`;
  }
}
export const rule = (r) =>
  [...(r.require ?? []).map((p) => `(${expr(p)})`), ...(r.deny_if ?? []).map((p) => `!(${expr(p)})`)].join(' && ') ||
  'true';
