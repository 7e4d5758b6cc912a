import type { Log, Notification } from 'sarif';
import type { CheckedFile } from '../../check/check-file.ts';
import { counted } from '../../support/terminal.ts';
import { version } from '../../version.ts';
import { mostResults, mostSevere } from './most-severe.ts';
import { artifactOf, rootId } from './places.ts';
import { resultsOf } from './results.ts';
import { ruleOf } from './rules.ts';

export interface SarifOptions {
  /** The folder that places are relative to, as a `file:` URI that ends in `/`. */
  readonly root: string;
  /** Why files could not be checked. */
  readonly failures: readonly string[];
  readonly showSuppressed: boolean;
}

/** SARIF 2.1.0, for code scanning. Lines and columns count from 1, columns in UTF-16 code units. */
export function checkSarif(files: readonly CheckedFile[], { root, failures, showSuppressed }: SarifOptions): string {
  const told = mostSevere(files, showSuppressed, mostResults);
  const codes = [...new Set([...told].map(({ code }) => code))].sort();
  const problems = new Set(files.flatMap(({ configProblems }) => configProblems));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'mcp-policy', version, semanticVersion: version, rules: codes.map(ruleOf) } },
        originalUriBaseIds: { [rootId]: { uri: root } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: [
              ...failures.map((text) => notification('error', text)),
              ...leftOut(countOf(files, showSuppressed) - told.size),
            ],
            toolConfigurationNotifications: [...problems].map((text) => notification('warning', text)),
          },
        ],
        artifacts: files.map(({ uri }) => ({ location: artifactOf(uri, root), roles: ['analysisTarget'] })),
        results: files.flatMap((file) => [...resultsOf(file, told, codes, root, showSuppressed)]),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function countOf(files: readonly CheckedFile[], withAccepted: boolean): number {
  return files.reduce((sum, { findings, accepted }) => sum + findings.length + (withAccepted ? accepted.length : 0), 0);
}

/** What is missing from the log is said in it. */
function leftOut(count: number): Notification[] {
  if (count === 0) return [];
  const text = `${counted(count, 'finding')} of the least severe left out: code scanning takes at most ${mostResults.toLocaleString('en-US')} results. The other formats have all.`;
  return [notification('warning', text)];
}

function notification(level: 'error' | 'warning', text: string): Notification {
  return { level, message: { text } };
}
