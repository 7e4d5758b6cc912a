import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { keys, literalRegex } from './sem.mjs';

export { cedar };

const J = JSON.stringify;
function expr(p) {
  const k = keys(p.path),
    has = `context.args has ${k.join('.')}`,
    v = `context.args.${k.join('.')}`;
  switch (p.op) {
    case 'exists':
      return p.value ? `(${has})` : `!(${has})`;
    case 'eq':
      return `(${has} && ${v} == ${J(p.value)})`;
    case 'in':
      return `(${has} && ${J(p.value)}.contains(${v}))`;
    case 'lt':
      return `(${has} && ${v} < ${p.value})`;
    case 'gt':
      return `(${has} && ${v} > ${p.value})`;
    // Cedar has no regex; gen.mjs only emits anchored literals, which `like` can express.
    case 'regex': {
      const { start, end, lit } = literalRegex(p.value);
      return `(${has} && ${v} like ${J((start ? '' : '*') + lit + (end ? '' : '*'))})`;
    }
    case 'contains':
      return k.at(-1) === 'tags'
        ? `(${has} && ${v}.contains(${J(p.value)}))`
        : `(${has} && ${v} like ${J(`*${p.value}*`)})`;
  }
}
export function policyText(name, r) {
  let s = `permit(principal, action, resource == Tool::${J(name)})`;
  if (r.require?.length) s += ` when { ${r.require.map(expr).join(' && ')} }`;
  if (r.deny_if?.length) s += ` unless { ${r.deny_if.map(expr).join(' || ')} }`;
  return `${s};`;
}
export const PRINCIPAL = { type: 'Grant', id: 'g1' },
  ACTION = { type: 'Action', id: 'call' };
export function prep(id, text) {
  const a = cedar.preparsePolicySet(id, { staticPolicies: text });
  if (a.type !== 'success') throw new Error(J(a.errors).slice(0, 500));
}
export function ask(id, call) {
  const a = cedar.statefulIsAuthorized({
    principal: PRINCIPAL,
    action: ACTION,
    resource: { type: 'Tool', id: call.tool },
    context: { args: call.arguments },
    preparsedPolicySetId: id,
    entities: [],
  });
  if (a.type !== 'success') throw new Error(J(a.errors).slice(0, 500));
  return a.response.decision === 'allow';
}
