import type { AskedRule } from './outcomes.ts';

/** "`deny_if` (rule 2)". */
export function ruleInWords({ list, index }: AskedRule): string {
  return `\`${list}\` (rule ${index + 1})`;
}

/** "`require` (rule 1) and `deny_if` (rule 2)"; long lists are cut. */
export function rulesInWords(rules: readonly AskedRule[]): string {
  const words = rules.slice(0, 4).map(ruleInWords);
  if (rules.length > 4) return `${words.join(', ')} and ${rules.length - 4} more`;
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
