import { parseJson } from '@mcp-policy/engine';
import type { FixProvider } from './contract.ts';

/** Puts a condition that stands where a rule belongs into a rule of its own. */
export const ruleAroundCondition: FixProvider = {
  codes: ['schema/missing-key'],
  applies: (data) => data?.found === 'condition',
  one({ index }, { data, range: { start, end } }) {
    const length = end.offset - start.offset;
    const text =
      data?.found === 'condition' ? ruleAround(index.document.text.slice(start.offset, end.offset)) : undefined;
    if (text === undefined) return [];
    const edits = [{ offset: start.offset, length, text }];
    return [{ title: 'Put the condition into a rule', edits, meaning: 'changes', preferred: true }];
  },
};

/** The source of a rule with this one condition; what it said when it denied is the rule's. */
export function ruleAround(condition: string): string | undefined {
  const { root, problems } = parseJson(condition);
  if (root?.type !== 'object' || problems.length > 0) return undefined;
  const sourceOf = ({ offset, length }: { readonly offset: number; readonly length: number }) =>
    condition.slice(offset, offset + length);
  const message = root.properties.find(({ key }) => key.value === 'on_deny');
  if (!message) return `{ "conditions": [${condition}] }`;
  const others = root.properties.filter((property) => property !== message).map(sourceOf);
  return `{ "conditions": [{ ${others.join(', ')} }], ${sourceOf(message)} }`;
}
