import { toolsPlace } from '../../judgement/places.ts';
import { plain } from '../../words/quote.ts';
import type { PolicyRule } from '../contract.ts';

/** "Not checked" must never look like "clean". */
export const snapshotMissing: PolicyRule = {
  code: 'snapshot/missing',
  severity: 'information',
  scope: 'policy',
  reads: 'name',
  summary: "There is no snapshot of the server's tools, so names are not checked.",
  check({ facts: { snapshot }, index }) {
    if (snapshot.state === 'found' || index.document.root?.type !== 'object') return [];
    const what = snapshot.state === 'missing' ? 'There is no snapshot' : 'The snapshot could not be read';
    return [
      {
        span: toolsPlace(index),
        message: `Tool names are not checked, and risk is judged by names alone. ${what}: ${plain(snapshot.reason, 300)}. Refresh the tool snapshot to have them checked.`,
      },
    ];
  },
};
