import { type Finding, toLspRange } from '@mcp-policy/language';
import type { CheckedFile } from '../check/check-file.ts';

/**
 * `{files: [{path, findings: [{code, severity, message, range, fixable}]}]}`; ranges as in LSP. With `showSuppressed` each file
 * has `suppressed` too: the same, with the `reason` for accepting it and `until` when.
 */
export function checkJson(files: readonly CheckedFile[], showSuppressed: boolean): string {
  const json = {
    files: files.map(({ path, findings, accepted }) => ({
      path,
      findings: findings.map(shown),
      ...(showSuppressed && {
        suppressed: accepted.map(({ finding, by: { reason, until } }) => ({ ...shown(finding), reason, until })),
      }),
    })),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

function shown({ code, severity, message, range, fixable }: Finding) {
  return { code, severity, message, range: toLspRange(range), fixable };
}
