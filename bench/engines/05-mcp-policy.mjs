// Ours, as it is shipped: the policy's text is parsed and compiled, and the decision with its rule name is made.
import { compilePolicy, parsePolicy } from '../../dist/engine.mjs';

export const name = 'mcp-policy';
export const v1 = true;
let compiled;
export function load(policy) {
  compiled = compilePolicy(parsePolicy(JSON.stringify(policy)).policy);
}
export function decide(call) {
  return compiled.decide(call).effect === 'allow';
}
