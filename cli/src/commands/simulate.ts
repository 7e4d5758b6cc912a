import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Policy } from '@mcp-policy/engine';
import type { RecordingsReport } from '@mcp-policy/workspace/node';
import { readAtRevision, simulateRecordings } from '@mcp-policy/workspace/node';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { simulateJson } from '../report/simulate-json.ts';
import { jsonlWriter } from '../report/simulate-jsonl.ts';
import { shownCalls, simulateText } from '../report/simulate-text.ts';
import { StoppedCalls } from '../report/stopped-calls.ts';
import type { Command } from '../support/command.ts';
import { failed, messageOf, usage } from '../support/failure.ts';
import { contextOf, shownPath, uriOf } from '../support/files.ts';
import type { Io } from '../support/io.ts';
import { compilable, loadPolicy } from '../support/load-policy.ts';
import { oneOf, positive, readOptions, someOf } from '../support/options.ts';
import { recordingsNamed, recordingUri } from '../support/recordings.ts';
import { painter, safe } from '../support/terminal.ts';

const reasonsToFail = ['deny', 'approve', 'unknown', 'broken', 'newly-denied', 'newly-allowed'] as const;
const ofComparison: readonly string[] = ['newly-denied', 'newly-allowed'];

const help = `Usage: mcp-policy simulate <policy> --calls <file…> [options]

Says what a policy would have decided about recorded calls: each by its own time, with limits by grant. Recordings are
recorded calls, JSON-RPC messages, Claude Code transcripts, OpenTelemetry spans, HAR files, the logs of Intercept,
ToolHive, mcpproxy or another proxy, told apart by content, plain or .gz; several are merged by time. Without --calls: those that go with the policy.

  --calls F…         recordings, or globs of them; may be repeated; - is standard input
  --server S         the policy's server: calls of others are skipped and counted
  --baseline F       compare with the decisions of this policy
  --git REV          compare with the policy as it was at this git revision
  --fail-on WORDS    exit with 1 when there are such calls; with commas between: deny, approve, unknown, broken,
                     and with a baseline newly-denied, newly-allowed
  --show-values      show values that look like secrets
  --workers N        threads that take part; as many as there are cores unless given, 1 for small files
  --format FORMAT    text (default), json, jsonl (one decision a line, in the recording's order)

Examples:
  mcp-policy simulate policy.json --calls 'logs/*.jsonl.gz'
  mcp-policy simulate policy.json --git origin/main --fail-on newly-denied,newly-allowed
  gunzip -c calls.jsonl.gz | mcp-policy simulate policy.json --calls - --format jsonl

Exit codes: 0 done, 1 such calls were found (--fail-on), 2 wrong usage, 3 the policy does not compile, 5 a file could not
be read.
`;

export const simulate: Command = { name: 'simulate', summary: 'try a policy on recorded calls', help, run };

async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, tokens } = readOptions(args, {
    calls: { type: 'string', multiple: true },
    server: { type: 'string' },
    baseline: { type: 'string' },
    git: { type: 'string' },
    'fail-on': { type: 'string' },
    'show-values': { type: 'boolean' },
    workers: { type: 'string' },
    format: { type: 'string' },
  });
  const format = oneOf('format', values.format, ['text', 'json', 'jsonl'], 'text');
  const failOn = someOf('fail-on', values['fail-on'], reasonsToFail);
  const workers = positive('workers', values.workers);
  if (values.baseline !== undefined && values.git !== undefined) throw usage('Either --baseline or --git, not both.');
  const compares = values.baseline !== undefined || values.git !== undefined;
  const needsBaseline = failOn.find((word) => ofComparison.includes(word));
  if (needsBaseline && !compares)
    throw usage(`--fail-on ${needsBaseline} needs a --baseline or --git to compare with.`);
  const { policy: file, calls: words } = filesOf(tokens);
  if (file === '-' && words.includes('-')) throw usage('Standard input is either the policy or the calls, not both.');
  const calls = await recordingsNamed(io, words);
  const { policy, parsed } = await loadPolicy(io, file);
  const uri = uriOf(io, file);
  const context = await contextOf(io, uri);
  const baseline = await baselineOf(io, file, values.baseline, values.git);
  const recordings = calls.length > 0 ? calls.map((name) => recordingUri(io, name)) : context.recordings;
  if (recordings.length === 0) throw usage('Name the recordings with --calls: none goes with the policy.');
  const names =
    calls.length > 0
      ? calls.map(shownPath)
      : recordings.map((found) => shownPath(path.relative(io.cwd, fileURLToPath(found))));
  const server = values.server ?? context.server;
  const stopped = new StoppedCalls(
    names,
    parsed.document,
    values['show-values'] === true,
    format === 'text' ? shownCalls : undefined,
  );
  const jsonl = format === 'jsonl' ? jsonlWriter(io, names) : undefined;
  const report = await replay({
    policy,
    recordings,
    server,
    ...(baseline && { baseline: baseline.policy }),
    limits: jsonl === undefined,
    ...(jsonl
      ? { onCall: (call) => jsonl.write(call), pause: io.drained }
      : { onCall: (call) => stopped.add(call), wantsCall: (decision) => stopped.wants(decision) }),
    signal: io.signal,
    ...(workers !== undefined && { workers }),
  });
  const used = {
    policy: shownPath(file),
    server,
    baseline: baseline?.name,
    snapshot: context.snapshot,
    recordings: report.inputs.map(({ bytes, lines, format }, i) => ({ path: names[i] ?? '', bytes, lines, format })),
  };
  if (jsonl) {
    jsonl.end();
    for (const { line, reason, source = 0 } of report.broken)
      io.err(`${safe(names[source] ?? '')}:${line}: ${safe(reason)}\n`);
    for (const note of report.notes) io.err(`${safe(note, 2000)}\n`);
  } else if (format === 'json') io.out(simulateJson(used, report, stopped));
  else simulateText(used, report, stopped, painter(io.colour), io);
  return failOn.some((word) => countOf(word, report) > 0) ? exitCodes.findings : exitCodes.clean;
}

/** A word of the command line, as `parseArgs` tells it. */
interface Token {
  readonly kind: string;
  readonly name?: string;
  readonly value?: string | undefined;
}

/**
 * The policy and the recordings among the words of the command line: `--calls a b` takes all that follows it, so the policy is
 * the first word before `--calls`, else the last one.
 */
function filesOf(tokens: readonly Token[]): { policy: string; calls: string[] } {
  const calls: string[] = [];
  let policy: string | undefined;
  let afterCalls = false;
  for (const token of tokens) {
    if (token.kind === 'option') {
      afterCalls = token.name === 'calls';
      if (token.name === 'calls' && token.value !== undefined) calls.push(token.value);
    } else if (token.kind === 'positional' && token.value !== undefined) {
      if (afterCalls) calls.push(token.value);
      else if (policy === undefined) policy = token.value;
      else throw usage(`There is one policy; what is ${JSON.stringify(token.value)}? Recordings go behind --calls.`);
    }
  }
  if (policy === undefined && calls.length > 1) policy = calls.pop();
  if (policy === undefined) throw usage('Name the policy.');
  return { policy, calls };
}

async function baselineOf(
  io: Io,
  file: string,
  baseline: string | undefined,
  revision: string | undefined,
): Promise<{ policy: Policy; name: string } | undefined> {
  if (baseline !== undefined) return { policy: (await loadPolicy(io, baseline)).policy, name: shownPath(baseline) };
  if (revision === undefined) return undefined;
  const name = `${shownPath(file)} at ${revision}`;
  let text: string;
  try {
    text = await readAtRevision(revision, path.resolve(io.cwd, file));
  } catch (error) {
    throw failed(`${messageOf(error)}.`);
  }
  return { policy: compilable(text, name).policy, name };
}

async function replay(options: Parameters<typeof simulateRecordings>[0]): Promise<RecordingsReport> {
  try {
    return await simulateRecordings(options);
  } catch (error) {
    throw failed(`${messageOf(error)}.`);
  }
}

function countOf(word: (typeof reasonsToFail)[number], { totals, comparison }: RecordingsReport): number {
  switch (word) {
    case 'newly-denied':
    case 'newly-allowed':
      return comparison?.totals[word] ?? 0;
    case 'unknown':
      return totals.unknown + (comparison?.totals['maybe-changed'] ?? 0);
    default:
      return totals[word];
  }
}
