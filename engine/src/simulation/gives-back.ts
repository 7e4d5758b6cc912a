import type { RecordedCall } from './model.ts';

/** docs/language.md, 4. Counters: what gives a charge back, in a recording at once. */
export function givesBack({ outcome }: Pick<RecordedCall, 'outcome'>): boolean {
  return outcome === 'rpc_error' || outcome === 'input_required';
}
