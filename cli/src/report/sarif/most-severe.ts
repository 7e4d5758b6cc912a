import type { Severity } from '@mcp-policy/engine';
import type { Finding } from '@mcp-policy/language';
import type { CheckedFile } from '../../check/check-file.ts';

/** Code scanning on GitHub refuses a run with more results as a whole. */
export const mostResults = 25_000;

const bySeverity: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The findings that a log has room for: those that count first (what `config.json` accepts does not), then the most severe. */
export function mostSevere(files: readonly CheckedFile[], withAccepted: boolean, most: number): ReadonlySet<Finding> {
  const counting = files.flatMap(({ findings }) => findings).sort(compare);
  const accepted = withAccepted
    ? files.flatMap((file) => file.accepted.map(({ finding }) => finding)).sort(compare)
    : [];
  return new Set([...counting, ...accepted].slice(0, most));
}

function compare(a: Finding, b: Finding): number {
  return bySeverity.indexOf(a.severity) - bySeverity.indexOf(b.severity);
}
