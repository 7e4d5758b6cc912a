import { replaceNode } from '../edits/policy-edits.ts';
import { keepingToday } from '../refactorings/deny-by-default.ts';
import type { FixProvider } from './contract.ts';

/** Turns `default: "allow"` round. It may stop much that works today, so that nothing applies it unasked. */
export const denyByDefault: FixProvider = {
  codes: ['tools/allowed-by-default'],
  one(context) {
    const place = context.index.head.default;
    if (place?.value !== 'allow') return [];
    const title = 'Deny by default: only what `tools` lists may be called';
    return [
      ...keepingToday(context).map((fix) => ({ ...fix, preferred: false })),
      { title, edits: [replaceNode(place, 'deny')], meaning: 'tightens', preferred: false },
    ];
  },
};
