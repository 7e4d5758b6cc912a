/** Helpers of this folder's tests. */
import { parsePolicy } from '../policy/parse-policy.ts';
import { compilePolicy } from './compile.ts';
import { createCounters } from './counters.ts';
import type { Call, Counters, Decision } from './model.ts';

/** A policy that must be without errors. */
export function policyFrom(text: string) {
  const { policy, problems } = parsePolicy(text);
  if (policy === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return policy;
}

/** A policy with the one tool `t`, whose rules are given as JSON text. */
export function policyOfTool(rules: string, top = '"default":"deny"') {
  return policyFrom(`{"version":"1",${top},"tools":{"t":${rules}}}`);
}

/** Decides calls of `t` by rules given as JSON text. */
export function deciderOf(rules: string, counters?: Counters): (call: Omit<Call, 'tool'>) => Decision {
  const compiled = compilePolicy(policyOfTool(rules));
  return (call) => compiled.decide({ tool: 't', ...call }, counters);
}

/** The effect of one condition, alone in one rule of `list`. `args` is source text, or values for a plain call. */
export function effectOf(list: string, condition: string, args: string | object): string {
  const decide = deciderOf(`{"${list}":[{"conditions":[${condition}]}]}`);
  return decide(typeof args === 'string' ? { argumentsText: args } : { arguments: args }).effect;
}

export function condition(path: string, op: string, value: string): string {
  return `{"path":"${path}","op":"${op}","value":${value}}`;
}

/** A limit as JSON text; `more` are further members. */
export function limit(counter: string, max: string, more = ''): string {
  return `{"counter":"${counter}","window":"minute","max":${max},"scope":"grant"${more}}`;
}

/** A clock that stands where the test puts it, and counters that read it. */
export function clockAt(start: string) {
  const clock = { time: Date.parse(start) };
  return { clock, counters: createCounters({ now: () => clock.time }) };
}
