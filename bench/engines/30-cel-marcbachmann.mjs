import { Environment } from '@marcbachmann/cel-js';
import { keys, visible } from '../lib/sem.mjs';
export const name = '@marcbachmann/cel-js (parsed expr per tool)';
let table, dflt;
const J = JSON.stringify;
const lit = (v) =>
  typeof v === 'number'
    ? Number.isInteger(v)
      ? `${v}.0`
      : String(v)
    : Array.isArray(v)
      ? `[${v.map(lit).join(', ')}]`
      : J(v);
export function expr(p) {
  const k = keys(p.path);
  const path = `args.${k.join('.')}`;
  const has = k.map((_, i) => `has(args.${k.slice(0, i + 1).join('.')})`).join(' && ');
  switch (p.op) {
    case 'exists':
      return p.value ? `(${has})` : `!(${has})`;
    case 'eq':
      return `(${has} && ${path} == ${lit(p.value)})`;
    case 'in':
      return `(${has} && ${path} in ${lit(p.value)})`;
    case 'lt':
      return `(${has} && ${path} < ${lit(p.value)})`;
    case 'gt':
      return `(${has} && ${path} > ${lit(p.value)})`;
    case 'regex':
      return `(${has} && ${path}.matches(${J(p.value)}))`;
    case 'contains':
      return k.at(-1) === 'tags'
        ? `(${has} && ${J(p.value)} in ${path})`
        : `(${has} && ${path}.contains(${J(p.value)}))`;
  }
}
export function load(policy) {
  const env = new Environment().registerVariable('args', 'dyn');
  table = new Map();
  dflt = policy.default !== 'deny';
  for (const h of policy.hide ?? []) table.set(h, () => false);
  for (const [n, r] of visible(policy)) {
    const parts = [...(r.require ?? []).map(expr), ...(r.deny_if ?? []).map((p) => `!${expr(p)}`)];
    table.set(n, parts.length ? env.parse(parts.join(' && ')) : () => true);
  }
}
export function decide(call) {
  const f = table.get(call.tool);
  return f === undefined ? dflt : f({ args: call.arguments });
}
