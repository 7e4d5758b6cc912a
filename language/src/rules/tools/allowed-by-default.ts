import type { Level } from '@mcp-policy/mcp';
import { knownTools, riskOfTool } from '../../judgement/tools.ts';
import { unlistedTools } from '../../judgement/unlisted.ts';
import { countOf, quoteNames } from '../../words/quote.ts';
import { describeSnapshot } from '../../words/snapshot.ts';
import type { PolicyInputs, PolicyRule } from '../contract.ts';

const levels: readonly Level[] = ['Critical', 'High', 'Medium', 'Low'];

export const allowedByDefault: PolicyRule = {
  code: 'tools/allowed-by-default',
  severity: 'warning',
  scope: 'policy',
  reads: 'name',
  summary: '`default: "allow"` lets through every tool that the policy does not name, tomorrow\'s too.',
  check(inputs) {
    const { facts, index } = inputs;
    const place = index.head.default;
    if (!index.readable || place?.value !== 'allow' || index.hidesAll) return [];
    const tomorrow = 'A tool that the server adds tomorrow is allowed without any rule.';
    const now = knownTools(facts) ? letThrough(inputs) : 'Every tool that is not named here may be called.';
    return [
      {
        span: { offset: place.offset, length: place.length },
        message: `${now} ${tomorrow} Use "deny", and list what the agent may call.`,
      },
    ];
  },
};

function letThrough({ facts }: PolicyInputs): string {
  const tools = unlistedTools(facts);
  if (tools.length === 0) return `Every tool of ${describeSnapshot(facts)} is named here.`;
  const byLevel = new Map<Level, string[]>();
  for (const tool of tools) {
    const { level } = riskOfTool(facts, tool);
    const names = byLevel.get(level);
    if (names) names.push(tool.name);
    else byLevel.set(level, [tool.name]);
  }
  const counts = levels.flatMap((level) => {
    const names = byLevel.get(level);
    return names ? [`${names.length} ${level}${level === 'Critical' ? ` (${quoteNames(names)})` : ''}`] : [];
  });
  return `${countOf(tools.length, 'tool')} of ${describeSnapshot(facts)} may be called without any rule: ${counts.join(', ')}.`;
}
