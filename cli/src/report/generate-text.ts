import type { Observations } from '@mcp-policy/engine';
import type { GeneratedPolicy } from '@mcp-policy/language';
import { ageInWords } from '@mcp-policy/mcp';
import type { RecordingsReport } from '@mcp-policy/workspace/node';
import type { Io } from '../support/io.ts';
import { counted, safe } from '../support/terminal.ts';
import type { GeneratedFrom } from './generate-json.ts';

const brokenShown = 5;

/** What a person has to know of a generated policy, on standard error: the policy itself goes elsewhere. */
export function generateRemarks(
  { remarks }: GeneratedPolicy,
  observed: Observations,
  report: RecordingsReport,
  { server, snapshot, recordings }: GeneratedFrom,
  io: Io,
): void {
  const of = server === undefined ? '' : ` of ${safe(server, 80)}`;
  io.err(`From ${counted(observed.calls, 'call')}${of} in ${recordings.map((name) => safe(name, 200)).join(', ')}.\n`);
  if (snapshot.state === 'found')
    io.err(`Risk judged by a snapshot ${ageInWords(snapshot.snapshot.takenAt, io.now())}.\n`);
  else io.err(`Risk judged by the names of the tools alone: ${safe(snapshot.reason)}.\n`);
  for (const { message } of remarks) io.err(`${safe(message, 2000)}\n`);
  const { broken, notes, totals } = report;
  for (const { line, reason, source = 0 } of broken.slice(0, brokenShown)) {
    io.err(`${safe(recordings[source] ?? '')}:${line}: ${safe(reason)}\n`);
  }
  if (totals.broken > brokenShown) io.err(`… and ${counted(totals.broken - brokenShown, 'broken line')} more.\n`);
  if (totals.skipped > 0) io.err(`${counted(totals.skipped, 'call')} of other servers passed over.\n`);
  for (const note of notes) io.err(`${safe(note, 2000)}\n`);
}
