import type { Severity } from '@mcp-policy/engine';
import type { Finding } from '@mcp-policy/language';

/** As many findings of one document as an editor is sent; the command line has no such limit. */
export const maxFindings = 1000;

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/**
 * The findings to show: all of them in their order, or the `max` most severe (and of equal ones the first), with one
 * more at the document's start that says how many are not shown. "Not shown" must never look like "not there".
 */
export function mostSevere(findings: readonly Finding[], max = maxFindings): readonly Finding[] {
  if (findings.length <= max) return findings;
  const shown = [...findings].sort((a, b) => order[a.severity] - order[b.severity]).slice(0, max);
  const start = { line: 0, character: 0, offset: 0 };
  const left = findings.length - max;
  return [
    ...shown,
    {
      code: 'editor/too-many-findings',
      severity: 'information',
      message: `${left} more ${left === 1 ? 'finding is' : 'findings are'} not shown: the ${max} most severe come first. Run "mcp-policy check" to see all of them.`,
      range: { start, end: start },
      fixable: false,
    },
  ];
}
