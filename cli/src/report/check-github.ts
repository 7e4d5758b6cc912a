import type { Severity } from '@mcp-policy/engine';
import type { CheckedFile } from '../check/check-file.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

const escapeData = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Workflow commands that GitHub Actions turns into annotations. Lines and columns count from 1. */
export function checkGithub(files: readonly CheckedFile[]): string {
  return files
    .flatMap(({ path, findings }) =>
      findings.map(({ code, severity, message, range: { start, end } }) => {
        const places = [
          `file=${escapeProperty(path)}`,
          `line=${start.line + 1}`,
          `endLine=${end.line + 1}`,
          // GitHub refuses columns that span lines.
          ...(end.line === start.line ? [`col=${start.character + 1}`, `endColumn=${end.character + 1}`] : []),
          `title=${escapeProperty(code)}`,
        ];
        return `::${commands[severity]} ${places.join(',')}::${escapeData(message)}\n`;
      }),
    )
    .join('');
}
