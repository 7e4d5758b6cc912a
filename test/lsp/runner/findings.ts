import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { fits } from './expected.ts';
import { toJson } from './json.ts';
import { show } from './shown.ts';

const severities = ['', 'error', 'warning', 'information', 'hint'];

/** A diagnostic on a line of its own: place, severity and code; with the message where the expected line has one. */
function line({ range, severity, code, message }: Diagnostic, expected: string | undefined): string {
  const short = `${show(toJson(range), '')} ${severities[severity ?? 0]} ${code}`;
  if (!expected?.includes(': ')) return short;
  const long = `${short}: ${String(message).replaceAll('\n', ' ')}`;
  return fits(long, expected) ? expected : long;
}

/** All diagnostics as a scenario says them, a line each. They are as expected when this is the expected text. */
export function describeDiagnostics(found: readonly Diagnostic[], expected: string): string {
  const lines = expected.split('\n').filter((one) => one !== '');
  return found.map((diagnostic, index) => `${line(diagnostic, lines[index])}\n`).join('');
}
