import { replaceNode } from '../edits/policy-edits.ts';
import type { FixProvider } from './contract.ts';

/** Turns `default: "allow"` round. It may stop much that works today, so that nothing applies it unasked. */
export const denyByDefault: FixProvider = {
  codes: ['tools/allowed-by-default'],
  one({ index }) {
    const place = index.head.default;
    if (place?.value !== 'allow') return [];
    const title = 'Deny by default: only what `tools` lists may be called';
    return [{ title, edits: [replaceNode(place, 'deny')], meaning: 'tightens', preferred: false }];
  },
};
