// Upper limit: the same decisions as composed JS closures, one Map lookup per call.
import { keys, visible } from '../lib/sem.mjs';
export const name = 'ideal: JS closures';
let table, dflt;
const own = (o, k) => (o !== null && typeof o === 'object' && Object.hasOwn(o, k) ? o[k] : undefined);
function getter(path) {
  const k = keys(path);
  if (k.length === 1) {
    const a = k[0];
    return (x) => own(x, a);
  }
  return (x) => {
    for (const a of k) x = own(x, a);
    return x;
  };
}
function pred(p) {
  const g = getter(p.path),
    w = p.value;
  switch (p.op) {
    case 'exists':
      return w ? (x) => g(x) !== undefined : (x) => g(x) === undefined;
    case 'eq':
      return (x) => g(x) === w;
    case 'in': {
      const s = new Set(w);
      return (x) => s.has(g(x));
    }
    case 'lt':
      return (x) => {
        const v = g(x);
        return typeof v === 'number' && v < w;
      };
    case 'gt':
      return (x) => {
        const v = g(x);
        return typeof v === 'number' && v > w;
      };
    case 'regex': {
      const re = new RegExp(w);
      return (x) => {
        const v = g(x);
        return typeof v === 'string' && re.test(v);
      };
    }
    case 'contains':
      return (x) => {
        const v = g(x);
        return typeof v === 'string' ? v.includes(w) : Array.isArray(v) && v.includes(w);
      };
  }
}
export function load(policy) {
  table = new Map();
  dflt = policy.default !== 'deny';
  for (const h of policy.hide ?? []) table.set(h, () => false);
  for (const [n, r] of visible(policy)) {
    const req = (r.require ?? []).map(pred),
      den = (r.deny_if ?? []).map(pred);
    if (!req.length && !den.length) table.set(n, () => true);
    else
      table.set(n, (a) => {
        for (let i = 0; i < req.length; i++) if (!req[i](a)) return false;
        for (let i = 0; i < den.length; i++) if (den[i](a)) return false;
        return true;
      });
  }
}
export function decide(call) {
  const f = table.get(call.tool);
  return f === undefined ? dflt : f(call.arguments);
}
