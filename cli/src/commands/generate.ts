import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createObserver, type Observations } from '@mcp-policy/engine';
import { generatePolicy } from '@mcp-policy/language';
import { type RecordingsReport, simulateRecordings } from '@mcp-policy/workspace/node';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { generateJson } from '../report/generate-json.ts';
import { generateRemarks } from '../report/generate-text.ts';
import type { Command } from '../support/command.ts';
import { failed, messageOf, usage } from '../support/failure.ts';
import { contextOf, shownPath, uriOf } from '../support/files.ts';
import type { Io } from '../support/io.ts';
import { oneOf, readOptions } from '../support/options.ts';
import { mayBeWritten, writeOutput } from '../support/output-file.ts';
import { recordingsNamed, recordingUri } from '../support/recordings.ts';
import { safe } from '../support/terminal.ts';

const help = `Usage: mcp-policy generate --calls <file…> [options]

Writes the tightest readable policy that allows recorded calls: it denies by default and lists the tools that were called.
Where enough was seen, arguments that were always there have to exist, few distinct values become an enumeration, numbers a
range, and calls a minute and an hour a limit with headroom. Only calls that the server answered count. Replaying the same
recordings by the policy denies none of them. What a person has to decide is said on standard error: Critical tools, tools
that were called once, and whatever was left open. Printed, unless --out says where to write it.

  --calls F…       recordings or globs, as for "simulate"; may be repeated; - is standard input. Without: those that go with the policy
  --server S       the policy's server: calls of others are passed over
  --snapshot F     judge the risk of the tools by this snapshot
  --config F       use this configuration instead of the .mcp-policy/config.json that is found
  --out F          write to this file; one that exists is left alone
  --force          write over it all the same
  --format FORMAT  text (default), json: the policy and the remarks

Examples:
  mcp-policy generate --calls calls.jsonl --out policy.json
  mcp-policy generate --calls 'logs/*.jsonl.gz' --server github

Exit codes: 0 written, 2 wrong usage, 5 a file could not be read or written, or no call counts.
`;

export const generate: Command = {
  name: 'generate',
  summary: 'write the tightest policy that allows recorded calls',
  help,
  run,
};

async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, {
    calls: { type: 'string', multiple: true },
    server: { type: 'string' },
    snapshot: { type: 'string' },
    config: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
    format: { type: 'string' },
  });
  const format = oneOf('format', values.format, ['text', 'json'], 'text');
  const { out, server: asked } = values;
  if (out !== undefined) await mayBeWritten(io, out, values.force === true);
  const context = await contextOf(io, uriOf(io, out ?? fileNameFor(asked)), values);
  const calls = await recordingsNamed(io, [...(values.calls ?? []), ...positionals]);
  const recordings = calls.length > 0 ? calls.map((name) => recordingUri(io, name)) : context.recordings;
  if (recordings.length === 0) throw usage('Name the recordings with --calls: none goes with the policy.');
  const server = asked ?? context.server;
  const { observed, report } = await observe(recordings, server, io.signal);
  if (server === undefined && observed.servers.length > 1) throw usage(severalServers(observed.servers));
  if (observed.calls === 0) throw failed(nothingCounts(server, report));

  const [only] = observed.servers;
  const known = server === undefined && only !== undefined && out === undefined;
  const { snapshot, categories } = known ? await contextOf(io, uriOf(io, fileNameFor(only)), values) : context;
  if (snapshot.state === 'unreadable') throw failed(`the snapshot cannot be read: ${snapshot.reason}.`);
  const of = server ?? only;
  const generated = generatePolicy(observed, snapshot.state === 'found' ? snapshot.snapshot : undefined, {
    ...(of !== undefined && { server: of }),
    categories,
  });
  const used = {
    server: of,
    snapshot,
    recordings: report.inputs.map(({ uri }, i) => calls[i] ?? path.relative(io.cwd, fileURLToPath(uri))).map(shownPath),
  };
  if (out !== undefined) await writeOutput(io, out, generated.text);
  if (format === 'json') io.out(generateJson(generated, observed, report, used));
  else {
    if (out === undefined) io.out(generated.text);
    generateRemarks(generated, observed, report, used, io);
  }
  return exitCodes.clean;
}

/** Named after its server, a policy finds its snapshot. */
function fileNameFor(server: string | undefined): string {
  return server === undefined ? 'policy.json' : `${server.replaceAll(/[\\/]/g, '__')}.policy.json`;
}

async function observe(
  recordings: readonly string[],
  server: string | undefined,
  signal: AbortSignal,
): Promise<{ observed: Observations; report: RecordingsReport }> {
  const observer = createObserver();
  try {
    const report = await simulateRecordings({
      policy: null,
      recordings,
      server,
      onCall: ({ recorded }) => observer.add(recorded),
      signal,
    });
    return { observed: observer.finish(), report };
  } catch (error) {
    throw failed(`${messageOf(error)}.`);
  }
}

function severalServers(servers: readonly string[]): string {
  const names = servers.slice(0, 10).map((name) => JSON.stringify(safe(name, 80)));
  const more = servers.length > names.length ? ` and ${servers.length - names.length} more` : '';
  return `The calls are of several servers: ${names.join(', ')}${more}. A policy is for one; say which with --server.`;
}

function nothingCounts(server: string | undefined, { totals }: RecordingsReport): string {
  const seen = totals.deny + totals.skipped;
  if (seen === 0) return 'there is no call in the recordings, so there is nothing to allow.';
  if (totals.deny === 0 && server !== undefined) {
    return `no call is of ${JSON.stringify(safe(server, 80))}, so there is nothing to allow. --server names another one.`;
  }
  return 'no call counts, since none of them was answered by the server, so there is nothing to allow.';
}
