import type { Severity } from '@mcp-policy/engine';
import type { Accepted, Finding } from '@mcp-policy/language';
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
const rulesShown = 5;

/** Findings for people: each with its place in the text, then what was checked against what, then how many. */
export function checkText(files: readonly CheckedFile[], showSuppressed: boolean, paint: Paint, io: Io): void {
  for (const file of files) {
    const lineStarts = lineStartsOf(file.text);
    for (const title of file.fixed) io.out(`${paint('green', 'fixed')}  ${safe(file.path)}  ${safe(title)}\n`);
    if (file.fixed.length > 0) io.out('\n');
    for (const finding of file.findings) {
      io.out(`${headline(file, finding, paint)}${codeFrame(file.text, lineStarts, finding.range, paint)}\n`);
    }
    if (showSuppressed) for (const accepted of file.accepted) io.out(acceptedText(file, accepted, paint));
  }
  for (const file of files) io.out(paint('dim', checkedAgainst(file, io.now()) + leftOut(file)));
  io.out(summary(files, paint));
}

function placeOf({ path }: CheckedFile, { range: { start } }: Finding): string {
  return `${safe(path)}:${start.line + 1}:${start.character + 1}`;
}

function headline(file: CheckedFile, finding: Finding, paint: Paint): string {
  const { severity, code, message } = finding;
  const place = paint('bold', placeOf(file, finding));
  return `${place}  ${paint(colours[severity], severity)}  ${paint('dim', code)}\n${safe(message, 2000)}\n`;
}

function acceptedText(file: CheckedFile, { finding, by }: Accepted, paint: Paint): string {
  const until = by.until === undefined ? '' : ` until ${safe(by.until, 20)}`;
  const head = `${placeOf(file, finding)}  accepted${until}  ${finding.code}`;
  return `${paint('dim', head)}\n${safe(finding.message, 2000)}\nReason: ${safe(by.reason, 500)}\n\n`;
}

function checkedAgainst({ path, facts, findings }: CheckedFile, now: number): string {
  if (facts === undefined) return '';
  const { snapshot } = facts;
  // A finding says it already, unless that rule is off: unchecked must never look like clean.
  if (snapshot.state !== 'found' && findings.some(({ code }) => code === 'snapshot/missing')) return '';
  if (snapshot.state !== 'found') return `${safe(path)}: tool names are not checked: ${safe(snapshot.reason)}\n`;
  const { tools, server, takenAt } = snapshot.snapshot;
  const of = server === undefined ? '' : ` of ${safe(server)}`;
  return `${safe(path)}: checked against ${counted(tools.length, 'tool')}${of}, a snapshot ${ageInWords(takenAt, now)}\n`;
}

/** What a configuration keeps from being told: it must never look like clean either. */
function leftOut({ path, facts, accepted }: CheckedFile): string {
  const off = Object.entries(facts?.severities ?? {}).flatMap(([code, severity]) => (severity === 'off' ? [code] : []));
  const parts = [];
  if (accepted.length > 0) parts.push(`${counted(accepted.length, 'finding')} accepted (--show-suppressed)`);
  if (off.length > 0) {
    const more = off.length > rulesShown ? ` and ${off.length - rulesShown} more` : '';
    parts.push(`${counted(off.length, 'rule')} off (${safe(off.slice(0, rulesShown).join(', '))}${more})`);
  }
  return parts.length === 0 ? '' : `${safe(path)}: by its configuration, ${parts.join(' and ')}\n`;
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
