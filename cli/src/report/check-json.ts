import { toLspRange } from '@mcp-policy/language';
import type { CheckedFile } from '../check/check-file.ts';

/** `{files: [{path, findings: [{code, severity, message, range, fixable}]}]}`; ranges as in LSP. */
export function checkJson(files: readonly CheckedFile[]): string {
  const json = {
    files: files.map(({ path, findings }) => ({
      path,
      findings: findings.map(({ code, severity, message, range, fixable }) => {
        return { code, severity, message, range: toLspRange(range), fixable };
      }),
    })),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}
