import Ajv from 'ajv';
import { keys, visible } from '../lib/sem.mjs';
export const name = 'ajv 8 (compiled schema per tool)';
let table, dflt;
function nest(ks, leaf) {
  return ks.reduceRight(
    (inner, k) => ({ type: 'object', required: [k], ...(inner ? { properties: { [k]: inner } } : {}) }),
    leaf,
  );
}
function schema(p) {
  const k = keys(p.path);
  switch (p.op) {
    case 'exists':
      return p.value ? nest(k, null) : { not: nest(k, null) };
    case 'eq':
      return nest(k, { const: p.value });
    case 'in':
      return nest(k, { enum: p.value });
    case 'lt':
      return nest(k, { type: 'number', exclusiveMaximum: p.value });
    case 'gt':
      return nest(k, { type: 'number', exclusiveMinimum: p.value });
    case 'regex':
      return nest(k, { type: 'string', pattern: p.value });
    case 'contains':
      return k.at(-1) === 'tags'
        ? nest(k, { type: 'array', contains: { const: p.value } })
        : nest(k, { type: 'string', pattern: p.value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') });
  }
}
export function load(policy) {
  const ajv = new Ajv.default({ strict: false, allErrors: false });
  table = new Map();
  dflt = policy.default !== 'deny';
  for (const h of policy.hide ?? []) table.set(h, () => false);
  for (const [n, r] of visible(policy)) {
    const s = {};
    if (r.require?.length) s.allOf = r.require.map(schema);
    if (r.deny_if?.length) s.not = { anyOf: r.deny_if.map(schema) };
    table.set(n, ajv.compile(s));
  }
}
export function decide(call) {
  const f = table.get(call.tool);
  return f === undefined ? dflt : f(call.arguments);
}
