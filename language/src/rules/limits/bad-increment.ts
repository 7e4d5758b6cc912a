import { argumentAt } from '../../judgement/arguments.ts';
import { plain, quoteName } from '../../words/quote.ts';
import type { EntryRule } from '../contract.ts';

export const badIncrement: EntryRule = {
  code: 'limits/bad-increment',
  severity: 'warning',
  scope: 'entry',
  summary: 'A limit adds up an argument that is no number.',
  check({ entry, tool, hidden }) {
    if (!tool || !entry.rules || hidden) return [];
    return entry.rules.limits.flatMap(({ incrementFrom }) => {
      if (!incrementFrom) return [];
      const types = (argumentAt(tool, incrementFrom.keys)?.types ?? []).filter((type) => type !== 'null');
      if (types.length === 0 || types.includes('number') || types.includes('integer')) return [];
      return [
        {
          span: { offset: incrementFrom.offset, length: incrementFrom.length },
          message: `${quoteName(incrementFrom.text)} is ${plain(types.join(' or '), 60)} by the schema of ${quoteName(entry.name)}, and only numbers can be added up: every call is denied under this limit. Add up an argument that is a number, or count calls.`,
        },
      ];
    });
  },
};
