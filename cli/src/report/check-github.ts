import type { Severity } from '@mcp-policy/engine';
import type { CheckedFile } from '../check/check-file.ts';
import { rootPath } from './root-path.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

const escapeData = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/**
 * Workflow commands that GitHub Actions turns into annotations. Lines and columns count from 1. Files are named from the root of
 * the repository (a `file:` URI), wherever in it the command runs.
 */
export function checkGithub(files: readonly CheckedFile[], root: string): string {
  return files
    .flatMap(({ path, uri, findings }) =>
      findings.map(({ code, severity, message, range: { start, end } }) => {
        const places = [
          `file=${escapeProperty(rootPath(uri, root) ?? path)}`,
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
