import { codeSpan } from '../words/escape-markdown.ts';

/** Where a rule can be looked at: a URI, by its place; undefined when it has none. */
export type LinkTo = (at: string) => string | undefined;

/** A table; cells are Markdown. */
export function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A rule by its name, with a link to its place. */
export function ruleLink(rule: string, at: string, linkTo: LinkTo): string {
  if (rule === '') return '';
  const target = linkTo(at);
  return target === undefined
    ? codeSpan(rule)
    : `[${codeSpan(rule)}](<${target.replace(/[<>\s\\]/g, encodeURIComponent)}>)`;
}

/** What a report was made from, one fact a line. The texts are Markdown. */
export function usedList(used: readonly (readonly [label: string, text: string])[]): string {
  return used.map(([label, text]) => `- **${label}**: ${text}`).join('\n');
}
