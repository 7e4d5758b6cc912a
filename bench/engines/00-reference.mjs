import { decideRef } from '../lib/sem.mjs';

let policy;
export const name = 'naive interpreter (reference)';
export function load(p) {
  policy = p;
}
export function decide(call) {
  return decideRef(policy, call);
}
