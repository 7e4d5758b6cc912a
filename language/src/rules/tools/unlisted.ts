import { toolsPlace } from '../../judgement/places.ts';
import { toolsToAdd } from '../../judgement/unlisted.ts';
import { countOf, quoteNames } from '../../words/quote.ts';
import { describeSnapshot } from '../../words/snapshot.ts';
import type { PolicyRule } from '../contract.ts';

export const unlisted: PolicyRule = {
  code: 'tools/unlisted',
  severity: 'hint',
  scope: 'policy',
  reads: 'name',
  summary: 'Tools of the server are named nowhere in a policy that denies what it does not name.',
  check({ facts, index }) {
    if (!index.readable || index.default !== 'deny') return [];
    const tools = toolsToAdd(facts);
    if (tools.length === 0) return [];
    const names = quoteNames(tools.map((tool) => tool.name));
    return [
      {
        span: toolsPlace(index),
        message: `${countOf(tools.length, 'tool')} of ${describeSnapshot(facts)} ${tools.length === 1 ? 'is' : 'are'} named nowhere here, so every call is denied: ${names}. Add them with their recommended rules, or leave them denied.`,
        data: { count: tools.length },
      },
    ];
  },
};
