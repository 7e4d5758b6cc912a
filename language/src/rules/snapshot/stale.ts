import { ageInWords } from '@mcp-policy/mcp';
import { toolsPlace } from '../../judgement/places.ts';
import type { PolicyRule } from '../contract.ts';

const day = 24 * 60 * 60 * 1000;

/** Servers change with every release; after this long nobody should trust a list unseen. */
const oldest = 90 * day;

export const snapshotStale: PolicyRule = {
  code: 'snapshot/stale',
  severity: 'information',
  scope: 'policy',
  reads: 'name',
  summary: 'The snapshot is more than 90 days old, and the server may offer other tools by now.',
  check({ facts: { snapshot, now }, index }) {
    if (snapshot.state !== 'found' || index.document.root === undefined) return [];
    const { takenAt } = snapshot.snapshot;
    const taken = takenAt === undefined ? Number.NaN : Date.parse(takenAt);
    if (!(now - taken > oldest)) return [];
    return [
      {
        span: toolsPlace(index),
        message: `The snapshot that names are checked against is ${ageInWords(takenAt, now)}: tools that the server has added or renamed since are not seen. Refresh the tool snapshot.`,
      },
    ];
  },
};
