import { displayServer, type SnapshotDifference } from '@mcp-policy/mcp';
import { type RefreshResult, refreshSnapshot } from '@mcp-policy/workspace/node';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { poisonedText } from '../report/poisoned-text.ts';
import { inputValues } from '../snapshot/input-values.ts';
import { namedServer } from '../snapshot/named-server.ts';
import type { Command } from '../support/command.ts';
import { usage } from '../support/failure.ts';
import { contextOf, uriOf } from '../support/files.ts';
import type { Io } from '../support/io.ts';
import { oneOf, positive, readOptions } from '../support/options.ts';
import { type Paint, painter, safe, safeLines } from '../support/terminal.ts';

const help = `Usage: mcp-policy snapshot [server] [options]
       mcp-policy snapshot --name NAME [options] -- command [arguments…]
       mcp-policy snapshot --name NAME --url URL [options]

Asks an MCP server for its tools and keeps them in .mcp-policy/snapshots/<server>.json: the listing that policies are
checked against. The server is one of .vscode/mcp.json, .mcp.json or .cursor/mcp.json (without a name: the only one), or
what is named here. Naming it is the consent to start it: its command is printed to standard error first.

A snapshot that lists the same tools is left untouched. One that lists others is the reviewed baseline: the differences are
shown, and it is written over only with --accept. Texts of tools that hold what nobody sees, or words that are aimed at the
model, are told on standard error.

  --accept           write over a different baseline
  --diff             only show the differences; write nothing
  --out F            keep the snapshot in this file
  --input ID=VALUE   the value of \${input:ID} in the server's configuration; may be repeated. Without it the environment
                     variable MCP_POLICY_INPUT_ID is read: ID in capitals, other characters than letters and digits as _
  --header "N: V"    a header for --url, such as "Authorization: Bearer \${env:TOKEN}"; may be repeated
  --timeout SECONDS  until the server must have answered (default 60)
  --format FORMAT    text (default), json

Exit codes: 0 written or the same tools, 1 different tools, 2 wrong usage, 5 the server did not answer, or there is no
readable baseline to compare with.
`;

export const snapshot: Command = { name: 'snapshot', summary: "keep a server's list of tools", help, run };

async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const split = args.indexOf('--');
  const commandLine = split < 0 ? undefined : args.slice(split + 1);
  const { values, positionals } = readOptions(split < 0 ? args : args.slice(0, split), {
    accept: { type: 'boolean' },
    diff: { type: 'boolean' },
    out: { type: 'string' },
    name: { type: 'string' },
    url: { type: 'string' },
    header: { type: 'string', multiple: true },
    input: { type: 'string', multiple: true },
    timeout: { type: 'string' },
    format: { type: 'string' },
  });
  const format = oneOf('format', values.format, ['text', 'json'], 'text');
  const seconds = positive('timeout', values.timeout);
  if (values.accept && values.diff) throw usage('--diff writes nothing, so there is nothing to --accept.');
  const { name, url, header } = values;
  const server = await namedServer({ name, url, header, commandLine }, positionals, io);
  const inputs = inputValues(server, values.input ?? [], io.env);
  const { root } = await contextOf(io, uriOf(io, 'policy.json'));
  // From here on a stop has to end the server too.
  const { signal } = io;
  const verb = server.type === 'stdio' ? 'Starting' : 'Asking';
  io.err(`${verb} ${safe(server.name)}: ${displayServer(server)}\n`);
  const result = await refreshSnapshot({
    server,
    root,
    accept: values.accept === true,
    compareOnly: values.diff === true,
    inputs,
    signal,
    ...(values.out !== undefined && { snapshotUri: uriOf(io, values.out) }),
    ...(seconds !== undefined && { timeoutMs: seconds * 1000 }),
  });
  if (format === 'json') io.out(json(result));
  else text(result, values.diff === true, painter(io.colour), io);
  if (result.status === 'failed' || result.status === 'cannot-compare') return exitCodes.failed;
  return result.status === 'differs' ? exitCodes.findings : exitCodes.clean;
}

function json({ status, message, snapshotUri, tools, differences, notes, poisoned, stderr }: RefreshResult): string {
  const told = { status, message, snapshotUri, tools, differences, notes, poisoned, stderr };
  return `${JSON.stringify(told, undefined, 2)}\n`;
}

const signs: Readonly<Record<SnapshotDifference['kind'], string>> = {
  added: '+',
  removed: '-',
  renamed: '>',
  changed: '~',
  server: '!',
};

function text(result: RefreshResult, diffOnly: boolean, paint: Paint, io: Io): void {
  for (const note of result.notes ?? []) io.err(`${safe(note, 2000)}\n`);
  if (result.status === 'failed') {
    io.err(`${safe(result.message, 4000)}\n`);
    if (result.stderr) io.err(`It wrote to standard error:\n${indent(safeLines(result.stderr))}\n`);
    return;
  }
  poisonedText(result.poisoned ?? [], io);
  for (const { kind, tool, from, details } of result.differences ?? []) {
    const name = kind === 'server' ? 'the server' : safe(from === undefined ? tool : `${from} → ${tool}`);
    const style = kind === 'added' ? 'green' : kind === 'removed' ? 'red' : 'yellow';
    io.out(paint(style, `${signs[kind]} ${name}\n`));
    for (const detail of details) io.out(`    ${safe(detail, 1000)}\n`);
  }
  const untouched = result.status === 'differs' || result.status === 'cannot-compare';
  const hint = untouched && !diffOnly ? ' --accept makes what it lists the new baseline.' : '';
  const say = result.status === 'cannot-compare' ? io.err : io.out;
  say(`${safe(result.message, 4000)}${hint}\n`);
}

const indent = (lines: string) => lines.replace(/^/gm, '  ');
