import type { Tool } from '@mcp-policy/mcp';
import type { Facts } from '../../facts.ts';
import { now, snapshotOf, withFacts } from '../../testing.ts';

/** For tests of this folder only: a policy with a reviewed snapshot of `before`, and a newer listing of `after`. */
export function withDrift(text: string, before: readonly Tool[], after: readonly Tool[]): Facts {
  const later = snapshotOf(after);
  if (later.state !== 'found') throw new Error('the test made no listing');
  return withFacts(text, { tools: before, categories: {}, listing: { snapshot: later.snapshot, takenAt: now } });
}

/** A policy with this default and these keys besides. */
export function policyOf(defaultEffect: 'allow' | 'deny', rest: string): string {
  return `{ "version": "1", "default": "${defaultEffect}"${rest === '' ? '' : `, ${rest}`} }`;
}
