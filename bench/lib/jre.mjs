import { Engine } from 'json-rules-engine';
import { keys } from './sem.mjs';

const res = new Map();
export function newEngine() {
  const e = new Engine([], {
    allowUndefinedFacts: true,
    pathResolver: (o, path) => {
      for (const k of path) {
        if (o === null || typeof o !== 'object' || !Object.hasOwn(o, k)) return undefined;
        o = o[k];
      }
      return o;
    },
  });
  e.addOperator('rx', (v, p) => {
    if (typeof v !== 'string') return false;
    let r = res.get(p);
    if (!r) {
      r = new RegExp(p);
      res.set(p, r);
    }
    return r.test(v);
  });
  e.addOperator('exists', (v, w) => (v !== undefined) === w);
  e.addOperator('has', (v, w) => (typeof v === 'string' || Array.isArray(v)) && v.includes(w));
  return e;
}
const OPS = {
  exists: 'exists',
  eq: 'equal',
  in: 'in',
  lt: 'lessThan',
  gt: 'greaterThan',
  regex: 'rx',
  contains: 'has',
};
const cond = (p) => ({ fact: 'args', path: keys(p.path), operator: OPS[p.op], value: p.value });
export function conditions(r) {
  const all = (r.require ?? []).map(cond);
  if (r.deny_if?.length) all.push({ not: { any: r.deny_if.map(cond) } });
  return all;
}
