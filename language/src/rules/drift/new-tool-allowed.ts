import { describeListing, driftOf } from '../../judgement/drift.ts';
import { isHidden } from '../../judgement/policy-index.ts';
import { riskOfTool } from '../../judgement/tools.ts';
import { countOf, quoteName } from '../../words/quote.ts';
import type { PolicyRule } from '../contract.ts';

const mostShown = 5;

export const newToolAllowed: PolicyRule = {
  code: 'drift/new-tool-allowed',
  severity: 'warning',
  scope: 'policy',
  reads: 'name',
  summary: 'The server lists a new tool, and `default: "allow"` lets it through.',
  check({ facts, index }) {
    const place = index.head.default;
    if (!index.readable || place?.value !== 'allow' || index.hidesAll) return [];
    const { added, renamed } = driftOf(facts);
    // A tool that was renamed is told as such, on its own line.
    const tools = added.filter(
      ({ name }) => !index.entries.has(name) && !isHidden(index, name) && ![...renamed.values()].includes(name),
    );
    if (tools.length === 0) return [];
    const shown = tools.slice(0, mostShown).map((tool) => {
      const { level, category } = riskOfTool(facts, tool);
      return `${quoteName(tool.name)} (${category}, ${level})`;
    });
    const more = tools.length > mostShown ? ` and ${tools.length - mostShown} more` : '';
    return [
      {
        span: { offset: place.offset, length: place.length },
        message: `${countOf(tools.length, 'tool')} ${tools.length === 1 ? 'is' : 'are'} new in ${describeListing(facts)}, and may be called without any rule: ${shown.join(', ')}${more}. Give each its recommended rule, or use "deny".`,
        data: { tools: tools.map(({ name }) => name) },
      },
    ];
  },
};
