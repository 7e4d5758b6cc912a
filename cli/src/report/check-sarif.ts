import type { Severity } from '@mcp-policy/engine';
import type { Finding } from '@mcp-policy/language';
import type { CheckedFile } from '../check/check-file.ts';
import { version } from '../version.ts';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, for code scanning. Lines and columns count from 1, columns in UTF-16 code units. */
export function checkSarif(files: readonly CheckedFile[]): string {
  const codes = [...new Set(files.flatMap(({ findings }) => findings.map(({ code }) => code)))].sort();
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'mcp-policy',
            version,
            rules: codes.map((code) => ({ id: code, name: nameOf(code), shortDescription: { text: code } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap((file) => file.findings.map((finding) => resultOf(file, finding, codes))),
      },
    ],
  };
  return `${JSON.stringify(sarif, undefined, 2)}\n`;
}

function resultOf({ path, uri }: CheckedFile, finding: Finding, codes: readonly string[]) {
  const { code, severity, message, range } = finding;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: locationOf(path, uri) },
          region: {
            startLine: range.start.line + 1,
            startColumn: range.start.character + 1,
            endLine: range.end.line + 1,
            endColumn: range.end.character + 1,
          },
        },
      },
    ],
  };
}

/** A relative reference where the path is relative: code scanning places it in the repository. */
function locationOf(path: string, uri: string): string {
  return /^(?:\/|[a-z]:|\.\.\/)/i.test(path)
    ? uri
    : path
        .replace(/^(?:\.\/)+/, '')
        .split('/')
        .map(encodeURIComponent)
        .join('/');
}

/** `UnknownTool` of `tools/unknown-tool`. */
function nameOf(code: string): string {
  const words = code.slice(code.indexOf('/') + 1).split('-');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
