import type { Severity } from '@mcp-policy/engine';
import { catalogue } from '@mcp-policy/language';
import type { ReportingDescriptor } from 'sarif';
import { rulePages } from '../../generated/rule-pages.ts';

export const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

const byCode = new Map(catalogue.map((entry) => [entry.code, entry]));

/** What a rule is and what to do about it: its page, for those who have nothing but the report. */
export function ruleOf(code: string): ReportingDescriptor {
  const entry = byCode.get(code);
  const page = rulePages.get(code);
  return {
    id: code,
    name: nameOf(code),
    shortDescription: { text: entry?.summary ?? code },
    ...(page !== undefined && {
      fullDescription: { text: paragraphOf(page, 'What it lets happen') ?? entry?.summary ?? code },
      help: { text: plainText(page), markdown: page },
    }),
    ...(entry && { defaultConfiguration: { level: levels[entry.severity] } }),
    properties: { tags: ['security', 'mcp', code.slice(0, code.indexOf('/'))] },
  };
}

/** `UnknownTool` of `tools/unknown-tool`. */
function nameOf(code: string): string {
  const words = code.slice(code.indexOf('/') + 1).split('-');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** The first paragraph below a heading, on one line. */
function paragraphOf(page: string, heading: string): string | undefined {
  const [, below] = page.split(`\n## ${heading}\n`);
  const paragraph = below?.trim().split(/\n\s*\n/)[0];
  return paragraph && plainText(paragraph).replace(/\s+/g, ' ').trim();
}

/** Markdown as plain text reads well enough; only what stands in the way is taken out. */
function plainText(markdown: string): string {
  return markdown
    .replace(/^```.*\n?/gm, '')
    .replace(/^#+ /gm, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|`/g, '')
    .trim();
}
