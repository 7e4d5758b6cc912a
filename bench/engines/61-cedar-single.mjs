import { ask, policyText, prep } from '../lib/cedar.mjs';
import { visible } from '../lib/sem.mjs';
export const name = 'cedar-wasm (one preparsed set, N policies)';
export function load(policy) {
  if (policy.default !== 'deny') throw new Error('default deny only');
  prep(
    'all',
    visible(policy)
      .map(([n, r]) => policyText(n, r))
      .join('\n'),
  );
}
export function decide(call) {
  return ask('all', call);
}
