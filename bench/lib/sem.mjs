// Reference semantics of the stateless part: hide, default, require, deny_if.
export function getPath(args, path) {
  const parts = path.split('.');
  let v = args;
  for (let i = parts[0] === 'args' ? 1 : 0; i < parts.length; i++) {
    if (v === null || typeof v !== 'object' || !Object.hasOwn(v, parts[i])) return undefined;
    v = v[parts[i]];
  }
  return v;
}
export function holds(p, args) {
  const v = getPath(args, p.path);
  switch (p.op) {
    case 'exists':
      return (v !== undefined) === p.value;
    case 'eq':
      return v !== undefined && v === p.value;
    case 'in':
      return v !== undefined && p.value.includes(v);
    case 'lt':
      return typeof v === 'number' && v < p.value;
    case 'gt':
      return typeof v === 'number' && v > p.value;
    case 'regex':
      return typeof v === 'string' && new RegExp(p.value).test(v);
    case 'contains':
      return typeof v === 'string' ? v.includes(p.value) : Array.isArray(v) && v.includes(p.value);
  }
  throw new Error(`op ${p.op}`);
}
export function decideRef(policy, call) {
  if (policy.hide?.includes(call.tool)) return false;
  if (!Object.hasOwn(policy.tools, call.tool)) return policy.default !== 'deny';
  const rule = policy.tools[call.tool];
  for (const p of rule.require ?? []) if (!holds(p, call.arguments)) return false;
  for (const p of rule.deny_if ?? []) if (holds(p, call.arguments)) return false;
  return true;
}
export const keys = (path) => path.split('.').slice(1);
// Normalise whatever decide() returned: true|false, 'allow'|'deny', {decision}|{allow}.
export const norm = (r) =>
  r === true ||
  r === 'allow' ||
  (r !== null && typeof r === 'object' && (r.decision === 'allow' || r.allow === true || r.allowed === true));
// A rule's visible tools: [name, rule] for every listed tool that is not hidden.
export function visible(policy) {
  const h = new Set(policy.hide ?? []);
  return Object.entries(policy.tools).filter(([n]) => !h.has(n));
}
// Anchored-literal regexes used by gen.mjs -> {prefix, suffix, lit}
export function literalRegex(src) {
  const start = src.startsWith('^'),
    end = src.endsWith('$');
  const lit = src.slice(start ? 1 : 0, end ? -1 : undefined).replace(/\\(.)/g, '$1');
  return { start, end, lit };
}

// The files hold the v1 dialect, a rule with one condition each; the peers' translators take the bare predicates.
export function flatten(policy) {
  const flat = (rules) => rules?.map((rule) => rule.conditions[0]);
  const tools = Object.entries(policy.tools).map(([n, t]) => [
    n,
    { ...t, ...(t.require ? { require: flat(t.require) } : {}), ...(t.deny_if ? { deny_if: flat(t.deny_if) } : {}) },
  ]);
  return { ...policy, tools: Object.fromEntries(tools) };
}
