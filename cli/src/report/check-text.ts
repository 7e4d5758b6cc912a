import type { Severity } from '@mcp-policy/engine';
import type { Finding } from '@mcp-policy/language';
import { ageInWords } from '@mcp-policy/mcp';
import type { CheckedFile } from '../check/check-file.ts';
import { severities } from '../support/files.ts';
import type { Io } from '../support/io.ts';
import { counted, type Paint, type Style, safe } from '../support/terminal.ts';
import { codeFrame, lineStartsOf } from './code-frame.ts';

const colours: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'dim',
};

/** Findings for people: each with its place in the text, then what was checked against what, then how many. */
export function checkText(files: readonly CheckedFile[], paint: Paint, io: Io): void {
  for (const file of files) {
    const lineStarts = lineStartsOf(file.text);
    for (const title of file.fixed) io.out(`${paint('green', 'fixed')}  ${safe(file.path)}  ${safe(title)}\n`);
    if (file.fixed.length > 0) io.out('\n');
    for (const finding of file.findings) {
      io.out(`${headline(file, finding, paint)}${codeFrame(file.text, lineStarts, finding.range, paint)}\n`);
    }
  }
  for (const file of files) io.out(paint('dim', checkedAgainst(file, io.now())));
  io.out(summary(files, paint));
}

function headline({ path }: CheckedFile, { range: { start }, severity, code, message }: Finding, paint: Paint): string {
  const place = paint('bold', `${safe(path)}:${start.line + 1}:${start.character + 1}`);
  return `${place}  ${paint(colours[severity], severity)}  ${paint('dim', code)}\n${safe(message, 2000)}\n`;
}

function checkedAgainst({ path, snapshot, findings }: CheckedFile, now: number): string {
  if (snapshot === undefined) return '';
  // A finding says it already, unless that rule is off: unchecked must never look like clean.
  if (snapshot.state !== 'found' && findings.some(({ code }) => code === 'snapshot/missing')) return '';
  if (snapshot.state !== 'found') return `${safe(path)}: tool names are not checked: ${safe(snapshot.reason)}\n`;
  const { tools, server, takenAt } = snapshot.snapshot;
  const of = server === undefined ? '' : ` of ${safe(server)}`;
  return `${safe(path)}: checked against ${counted(tools.length, 'tool')}${of}, a snapshot ${ageInWords(takenAt, now)}\n`;
}

function summary(files: readonly CheckedFile[], paint: Paint): string {
  const findings = files.flatMap((file) => file.findings);
  const where = `in ${counted(files.length, 'file')}`;
  if (findings.length === 0) return `${paint('green', 'Nothing to report')} ${where}.\n`;
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const words = { error: 'error', warning: 'warning', information: 'remark', hint: 'hint' } as const;
  const told = severities.filter((severity) => of(severity) > 0);
  const counts = told.map((severity) => paint(colours[severity], counted(of(severity), words[severity])));
  const fixable = findings.filter((finding) => finding.fixable).length;
  const fixes = fixable > 0 ? ` Quick-fixes exist for ${fixable}; --fix applies those that are safe.` : '';
  return `${counts.join(', ')} ${where}.${fixes}\n`;
}
